/** What an adapter of Astro's adds to the requests of its router: nothing. */
export const internalFetchHeaders = {}
