import type { Dialect } from './dialect'

/** The times that the session SQL reads: RFC 3339, and SQL date-times, which are UTC where they name no zone. */
const pattern =
  '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})?$'

/** A query step: the rows of `from` with the column `clock`, which is `time_text` where it is a time, else NULL. */
export function clocked({ matches, fence }: Dialect, from: string): string {
  return `
  SELECT ${from}.*, CASE WHEN ${matches('time_text', pattern)} THEN time_text END AS clock FROM ${from}${fence}
`
}

/** A query step: the rows of `from` with the parts of their `clock` as whole numbers. */
export function calendar({ part, whole, matches, fence }: Dialect, from: string): string {
  const number = (at: number | string, length: number) => whole(part('clock', at, length))
  const fraction = (digits: number) => matches('clock', `[.][0-9]{${digits}}`)
  const isAhead = `${part('clock', 'length(clock) - 5', 1)} = '+'`
  return `
  SELECT ${from}.*,
    ${number(1, 4)} AS year, ${number(6, 2)} AS month, ${number(9, 2)} AS day,
    (${number(12, 2)} * 60 + ${number(15, 2)}) * 60 + ${number(18, 2)} AS second_of_day,
    CASE
      WHEN ${fraction(3)} THEN ${number(21, 3)}
      WHEN ${fraction(2)} THEN ${number(21, 2)} * 10
      WHEN ${fraction(1)} THEN ${number(21, 1)} * 100
      ELSE 0
    END AS thousandths,
    CASE
      WHEN ${matches('clock', '[+-][0-9]{2}:[0-9]{2}$')} THEN
        (CASE WHEN ${isAhead} THEN 60 ELSE -60 END) * (${number('length(clock) - 4', 2)} * 60 + ${number('length(clock) - 1', 2)})
      ELSE 0
    END AS seconds_ahead
  FROM ${from}${fence}
`
}

/**
 * SQL for the milliseconds since 1970 of a row of `calendar`; NULL for a day that its month does not have. Whole numbers
 * alone are used: databases' own readers fail on such a day, and one failing row would stop the whole query.
 */
export function milliseconds({ divide }: Dialect): string {
  // The year begins in March here, so that the leap day is its last (Howard Hinnant, "chrono-Compatible Low-Level Date
  // Algorithms").
  const years = '(year - CASE WHEN month <= 2 THEN 1 ELSE 0 END)'
  const months = '(month + CASE WHEN month > 2 THEN -3 ELSE 9 END)'
  const days = `365 * ${years} + ${divide(years, 4)} - ${divide(years, 100)} + ${divide(years, 400)} + ${divide(`153 * ${months} + 2`, 5)} + day - 719469`
  const leap = '(mod(year, 4) = 0 AND mod(year, 100) <> 0) OR mod(year, 400) = 0'
  const last = `CASE WHEN month = 2 THEN CASE WHEN ${leap} THEN 29 ELSE 28 END WHEN month IN (4, 6, 9, 11) THEN 30 ELSE 31 END`
  return `CASE WHEN year > 1 AND day <= ${last} THEN ((${days}) * 86400 + second_of_day - seconds_ahead) * 1000 + thousandths END`
}
