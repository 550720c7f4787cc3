/**
 * How often a file that failed to load is asked for again on one page, under `?1`, `?2` and so on. The number is small because an
 * import map with `integrity` has to name each of these addresses: one that it does not name is loaded unchecked.
 */
export const mostRetries = 3
