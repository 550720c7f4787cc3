/** The type of an event as it is stored and sent. */
export function wireType(type: string): string {
  return `dev.fairwell.${type}.v1`
}
