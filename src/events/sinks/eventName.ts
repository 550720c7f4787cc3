/** The name of an event for analytics tools: `dev.fairwell.offer.accepted.v1` becomes `Cancel Flow Offer Accepted`. */
export function eventName(type: string): string {
  const words = type
    .replace(/^dev\.fairwell\.(?:flow\.)?|\.v\d+$/g, '')
    .split(/[._]/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
  return ['Cancel Flow', ...words].join(' ')
}
