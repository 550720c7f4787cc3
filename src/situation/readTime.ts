import { isAbsent, type Reader } from './reading'

/** Milliseconds from 1973 to 5138. As seconds, a time before 5138 is below `earliest`, so its size tells the unit of a number. */
const earliest = 1e11
const latest = 1e14

/**
 * Reads a time as RFC 3339 in UTC, or as `YYYY-MM-DD` where only a date is given, so that no zone shifts it. Takes RFC 3339,
 * SQL date-times (UTC unless they name a zone), Unix seconds and milliseconds as number or text, and Date objects. The years
 * 0 and 1 and the first moment of 1970 are absent: other languages write these for no time.
 */
export const readTime: Reader<string> = (value) => {
  if (isAbsent(value)) return undefined
  if (typeof value === 'string') return readText(value.trim().toUpperCase())
  return typeof value === 'object' ? textOf(millisecondsOf(value)) : readUnix(value)
}

/** The milliseconds of a Date, also one of another window; NaN for anything else. */
function millisecondsOf(value: object): number {
  try {
    return Date.prototype.getTime.call(value)
  } catch {
    return Number.NaN
  }
}

const written =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,3})?)?\d*(?: ?(?:Z|UTC|GMT|([+-]\d\d):?(\d\d)?(?: [A-Z]+)?))?)?$/

function readText(text: string) {
  if (/^\d+(\.\d+)?$/.test(text)) return readUnix(Number(text))
  const [, day = '', time, seconds = ':00', hours = '+00', minutes = '00'] = written.exec(text) ?? []
  // Go, Rails and MySQL write the years 0 and 1 for a missing time.
  if (/^000[01]/.test(day)) return undefined
  const date = textOf(Date.parse(day))
  // Some engines read 30 February as a day in March. Such dates are unreadable.
  if (!date?.startsWith(day)) return date && null
  return time ? textOf(Date.parse(`${day}T${time}${seconds}${hours}:${minutes}`)) : day
}

function readUnix(value: unknown) {
  const number = typeof value === 'number' || typeof value === 'bigint' ? Number(value) : Number.NaN
  const milliseconds = number < earliest ? number * 1000 : number
  // Any other number is days, years, microseconds, or no time at all.
  const isKnown = !number || (milliseconds >= earliest && milliseconds < latest)
  return isKnown ? textOf(milliseconds) : null
}

function textOf(milliseconds: number): string | undefined | null {
  if (!milliseconds) return Number.isNaN(milliseconds) ? null : undefined
  const date = new Date(milliseconds)
  const year = date.getUTCFullYear()
  if (year > 9999) return null
  return year > 1 ? date.toISOString().replace('.000Z', 'Z') : undefined
}
