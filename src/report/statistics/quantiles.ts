import { atRanks } from './atRanks'

/**
 * Quantiles of so many numbers, each between the two nearest ones, as R's `quantile` and spreadsheets have them (type 7,
 * Hyndman and Fan 1996). There has to be one number at least.
 */
export function quantiles(numbers: Iterable<number>, size: number, shares: readonly number[]): number[] {
  const places = shares.map((share) => share * (size - 1))
  const found = atRanks(
    numbers,
    size,
    places.flatMap((at) => [Math.floor(at), Math.ceil(at)]),
  )
  return places.map((at) => {
    const low = found.get(Math.floor(at)) ?? 0
    const high = found.get(Math.ceil(at)) ?? low
    return low + (high - low) * (at - Math.floor(at))
  })
}
