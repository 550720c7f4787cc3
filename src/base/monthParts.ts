/**
 * How long each billing interval is, in 365ths of a month: a year has 12 months and 365 days. Whole numbers, so that
 * monthly amounts of money stay exact until they are rounded once, at the end.
 */
export const monthParts = { day: 12, week: 84, month: 365, year: 4380 }
