import { type Release, stretchesBetween } from './feedback/releases'
import { readTime } from './log/readRecord'

/**
 * Throws a RangeError that names the first option that is no time or no time zone. Without this check a mistyped time would
 * silently give the numbers of another period.
 */
export function checkOptions({
  from,
  to,
  asOf,
  timeZone,
  releases = [],
}: {
  from?: string
  to?: string
  asOf?: string
  timeZone?: string
  releases?: readonly Release[]
}): void {
  for (const [name, time] of Object.entries({ from, to, asOf })) {
    if (time !== undefined && readTime(time) === null) {
      throw new RangeError(`${name}: expected a time such as 2026-11-21 or 2026-11-21T08:00:00Z, got ${time}.`)
    }
  }
  stretchesBetween(releases)
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw new RangeError(`timeZone: expected an IANA name such as Europe/Berlin, got ${timeZone}.`)
  }
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
