const dayOnly = /^\d{4}-\d\d-\d\d$/

/** The date a text names, or undefined for what is no date. A day without a time is its noon: the same day everywhere. */
export function readDate(text: unknown): Date | undefined {
  const date = typeof text === 'string' ? new Date(dayOnly.test(text) ? `${text}T12:00Z` : text) : undefined
  return date && !Number.isNaN(date.getTime()) ? date : undefined
}
