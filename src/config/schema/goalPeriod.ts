/**
 * The period that a retention goal is named after: a year (`2026`), a quarter (`2026-Q4`) or a month (`2026-11`). Its first
 * month and the month after it, both counted from January of year 0; undefined for any other name.
 */
export function goalPeriod(name: string): { from: number; to: number } | undefined {
  const [, year, quarter, month] = /^(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(name) ?? []
  if (year === undefined) return undefined
  const first = Number(year) * 12
  if (quarter) return { from: first + (Number(quarter) - 1) * 3, to: first + Number(quarter) * 3 }
  return month ? { from: first + Number(month) - 1, to: first + Number(month) } : { from: first, to: first + 12 }
}
