/** A day in milliseconds. Days are counted in UTC, where each has 24 hours. */
export const DAY = 86_400_000

/** An hour in milliseconds. */
export const HOUR = 3_600_000
