const dates = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' })
const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })

/** RFC 3339 to `December 21, 2026`. */
export function date(time: string): string {
  return dates.format(new Date(time))
}

/** Minor units of USD to `$49.00`. */
export function money(amount: number): string {
  return dollars.format(amount / 100)
}
