/** The day (`2026-11-21`), ISO week (`2026-W47`) and month (`2026-11`) of a time. */
export interface Periods {
  day: string
  week: string
  month: string
}

const quarterHour = 900_000

/** A function that tells the periods of a time (milliseconds since 1970) in this zone. Throws a RangeError for an unknown zone. */
export function periodsIn(timeZone: string): (time: number) => Periods {
  // The Swedish format is used because it writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  // Zones differ by whole quarter hours, so each quarter hour is formatted once: formatting is a hundred times slower than
  // a Map.
  const known = new Map<number, Periods>()
  return (time) => {
    const quarter = Math.floor(time / quarterHour)
    const periods = known.get(quarter) ?? read(format.format(quarter * quarterHour))
    known.set(quarter, periods)
    return periods
  }
}

function read(day: string): Periods {
  return { day, week: isoWeek(day), month: day.slice(0, 7) }
}

/** The ISO week of a day. It belongs to the year that its Thursday is in. */
function isoWeek(day: string): string {
  const date = new Date(Date.parse(`${day}T00:00:00Z`))
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7))
  const year = date.getUTCFullYear()
  const week = Math.floor((date.getTime() - Date.UTC(year, 0, 1)) / 604_800_000) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}
