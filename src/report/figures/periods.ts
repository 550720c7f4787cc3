export interface Periods {
  day: string
  week: string
  month: string
}

const quarterHour = 900_000

/** Tells the day, ISO week and month of a time (milliseconds) in a zone. Throws a RangeError for a zone that is none. */
export function periodsIn(timeZone: string): (time: number) => Periods {
  // Swedish dates are ISO dates.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  // Zones differ by whole quarter hours, so each is asked once: formatting is a hundred times slower than a Map.
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

/** The week belongs to the year that its Thursday is in. */
function isoWeek(day: string): string {
  const date = new Date(Date.parse(`${day}T00:00:00Z`))
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7))
  const year = date.getUTCFullYear()
  const week = Math.floor((date.getTime() - Date.UTC(year, 0, 1)) / 604_800_000) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}
