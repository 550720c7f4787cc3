import { monthParts } from '../../base/monthParts'

const names: [name: string, parts: number][] = [
  ['daily', monthParts.day],
  ['weekly', monthParts.week],
  ['every 2 weeks', 2 * monthParts.week],
  ['every 4 weeks', 4 * monthParts.week],
  ['monthly', monthParts.month],
  ['quarterly', 3 * monthParts.month],
  ['half-yearly', 6 * monthParts.month],
  ['yearly', monthParts.year],
]

/** How often a charge comes, in words, by the months between two of them; undefined for null. */
export function frequencyText(months: number | null): string | undefined {
  if (months === null || !(months > 0)) return undefined
  const parts = months * monthParts.month
  const [name] = names.find(([, each]) => Math.abs(each - parts) < 0.5) ?? []
  return (
    name ??
    (parts % monthParts.month < 0.5
      ? `every ${Math.round(months)} months`
      : `every ${Math.round(parts / monthParts.day)} days`)
  )
}
