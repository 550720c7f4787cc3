import { DAY, HOUR } from '../../base/day'
import { instant } from '../../decide/condition/instant'
import { readTime } from '../../report/log/readRecord'

const units = { d: DAY, h: HOUR }

/** The time so long before now, for an age such as `400d` or `36h`. Throws an Error for anything that is no age above 0. */
export function ageLimit(age: string, now: Date): Date {
  const [, number = '', unit = ''] = /^(\d{1,6})([dh])$/.exec(age) ?? []
  if (Number(number) > 0) return new Date(now.getTime() - Number(number) * units[unit as 'd' | 'h'])
  throw new Error(
    `--older-than: expected days or hours such as 400d or 36h, got ${age.slice(0, 80)}. Nothing was deleted.`,
  )
}

/** The time that an option names, such as `2026-11-21` (UTC) or `2026-11-21T08:00:00Z`. Throws an Error for anything else. */
export function readTimeOption(name: string, text: string): Date {
  const time = /^\d{4}-\d\d-\d\d/.test(text) ? readTime(text) : null
  if (time !== null) return new Date(time)
  throw new Error(
    `--${name}: expected a time such as 2026-11-21 or 2026-11-21T08:00:00Z, got ${text.slice(0, 80)}. Nothing was done.`,
  )
}

/** The time that `--now` names, in milliseconds since 1970; without one, the computer's clock. Throws an Error for anything else. */
export function readNow(time = new Date().toISOString()): number {
  const now = instant(time)
  if (Number.isNaN(now)) throw new Error(`--now: expected an RFC 3339 time with a zone, got ${time}.`)
  return now
}
