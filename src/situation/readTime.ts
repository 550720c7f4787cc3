import { isAbsent, type Reader } from './reading'

/** Milliseconds from 1973 to 5138. As seconds they end where they begin as milliseconds, so a number says which it is. */
const earliest = 1e11
const latest = 1e14

/**
 * A time as RFC 3339 in UTC, or `YYYY-MM-DD` where only a date was given: no zone may shift it. Read are RFC 3339, SQL
 * date-times (UTC where they name no zone), Unix seconds and milliseconds as number or text, and Date objects. What stands
 * for no time in other languages is none: the year 0 or 1, and the first moment of 1970.
 */
export const readTime: Reader<string> = (value) => {
  if (isAbsent(value)) return undefined
  if (typeof value === 'object') return textOf(millisecondsOf(value))
  const text = `${typeof value === 'symbol' ? '' : value}`.trim()
  return /^\d+(\.\d+)?$/.test(text) ? readUnix(Number(text)) : typeof value === 'string' ? readWritten(text) : null
}

/** Of a Date, of another window's, too; NaN for everything else. */
function millisecondsOf(value: object): number {
  try {
    return Date.prototype.getTime.call(value)
  } catch {
    return Number.NaN
  }
}

function readUnix(number: number) {
  const milliseconds = number < earliest ? number * 1000 : number
  const isKnown = !milliseconds || (milliseconds >= earliest && milliseconds < latest)
  return isKnown ? textOf(milliseconds) : null
}

const written =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,3})?)?\d*(?: ?(?:(?:Z|UTC|GMT)|([+-]\d\d):?(\d\d)?(?: [A-Z]{1,5})?))?)?$/

function readWritten(text: string) {
  const [, day = '', time, seconds = ':00', hours = '+00', minutes = '00'] = written.exec(text.toUpperCase()) ?? []
  // Go, Rails and MySQL write these where a time is missing.
  if (/^0000|^0001/.test(day)) return undefined
  const date = textOf(Date.parse(`${day}T00:00Z`))
  // Some engines count 30 February on into March.
  if (!date?.startsWith(day)) return date && null
  return time ? textOf(Date.parse(`${day}T${time}${seconds}${hours}:${minutes}`)) : day
}

function textOf(milliseconds: number): string | undefined | null {
  if (!milliseconds) return Number.isNaN(milliseconds) ? null : undefined
  const date = new Date(milliseconds)
  const year = date.getUTCFullYear()
  if (year > 9999) return null
  return year > 1 ? date.toISOString().replace('.000Z', 'Z') : undefined
}
