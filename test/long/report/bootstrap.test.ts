import { expect, it } from 'vitest'
import { bootstrapMean } from '../../../src/report/statistics/bootstrap'
import { drawn, sampleOf } from '../../support/drawnSample'

it('holds the true mean in 93 to 97 of 100 intervals', () => {
  const truth = 0.25 * ((1900 + 4900 + 9900) / 3)
  const holding = Array.from({ length: 1000 }, (_, seed) =>
    bootstrapMean(sampleOf(drawn(150, seed + 1)), seed + 1),
  ).filter((interval) => interval && interval.low <= truth && truth <= interval.high)
  expect(holding.length).toBeGreaterThanOrEqual(930)
  expect(holding.length).toBeLessThanOrEqual(970)
})
