import { chiSquareTail } from './chiSquareTail'
import { type Interval, z95 } from './rate'

/** How often something happens, with its 95% interval; `n` is how many times it was seen. */
export interface EventRate extends Interval {
  value: number
  n: number
}

/** The number of events above which Byar's approximation serves: it is then right to six digits. */
const exactBelow = 1000

/**
 * Events over the exposure they were seen in, with Garwood's exact interval of a Poisson mean (1936), or Byar's
 * approximation of it for many (Breslow and Day 1987). Null without exposure.
 */
export function eventRate(events: number, exposure: number): EventRate | null {
  if (!(exposure > 0)) return null
  const { low, high } = events < exactBelow ? garwood(events) : byar(events)
  return { value: events / exposure, low: low / exposure, high: high / exposure, n: events }
}

function garwood(events: number): Interval {
  return { low: events === 0 ? 0 : quantile(0.025, 2 * events) / 2, high: quantile(0.975, 2 * events + 2) / 2 }
}

function byar(events: number): Interval {
  const cubed = (count: number, sign: number) =>
    count * (1 - 1 / (9 * count) + (sign * z95) / (3 * Math.sqrt(count))) ** 3
  return { low: cubed(events, -1), high: cubed(events + 1, 1) }
}

/** The value that a chi-square stays below with this probability, by halving an interval that holds it. */
function quantile(probability: number, degrees: number): number {
  let low = 0
  let high = degrees + 10 * Math.sqrt(2 * degrees) + 20
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (chiSquareTail(middle, degrees) > 1 - probability) low = middle
    else high = middle
  }
  return (low + high) / 2
}
