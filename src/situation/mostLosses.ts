/**
 * How many of the page's own facts about what ends the confirmation shows: more of them would hide the date and the bill, and wear
 * down whoever leaves (law: never harder than staying).
 */
export const mostLosses = 5
