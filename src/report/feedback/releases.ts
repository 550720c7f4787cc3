import { readTime } from '../log/readRecord'

/** Something that was shipped: the report compares what customers speak of before and after it. */
export interface Release {
  name: string
  /** When it was there for customers: a date or a time, RFC 3339. */
  date: string
}

/** Releases in order, and in which of the stretches between them a time lies: 0 is before the first one. */
export interface Stretches {
  releases: readonly Release[]
  at(time: number): number
}

/** The stretches that releases cut time into. Throws a RangeError that names the first date that is none. */
export function stretchesBetween(given: readonly Release[]): Stretches {
  const dated = given.map((release) => ({ release, from: readTime(release.date) ?? Number.NaN }))
  const wrong = dated.find(({ from }) => Number.isNaN(from))
  if (wrong)
    throw new RangeError(
      `releases: expected a date such as 2026-05-01 for ${wrong.release.name}, got ${wrong.release.date}.`,
    )
  dated.sort((a, b) => a.from - b.from)
  const starts = dated.map(({ from }) => from)
  return {
    releases: dated.map(({ release }) => release),
    at: (time) => starts.filter((start) => start <= time).length,
  }
}
