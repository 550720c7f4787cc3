/** What the demo signs tickets with: the server's own where it is given, else one of this process. */
export const ticketSecret = process.env.FAIRWELL_SECRET ?? crypto.randomUUID() + crypto.randomUUID()
