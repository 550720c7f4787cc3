import { createSample } from '../../src/report/statistics/createSample'
import { randomFrom } from '../../src/report/statistics/randomFrom'

/** What an arm's sessions keep: mostly nothing, else one of three prices. Its mean is 0.25 * 5566.67. */
export const drawn = (count: number, seed: number) => {
  const random = randomFrom(seed)
  const price = () => [1900, 4900, 9900][Math.floor(random() * 3)] ?? 0
  return Array.from({ length: count }, () => (random() < 0.25 ? price() : 0))
}

/** A sample of these values, of one session after the other. */
export function sampleOf(values: readonly number[]) {
  const sample = createSample()
  for (const [at, value] of values.entries()) sample.add(value, { startedAt: at, id: `${at}`, source: '' })
  return sample.result()
}
