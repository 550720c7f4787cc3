import type { targetsOf as whole } from '../embed/delivery/targetsOf'

/** The endpoint only: the standalone file has no sinks, and says so where some are set. */
export const targetsOf: typeof whole = ({ endpoint, sinks }) => {
  if (sinks) console.warn('[fairwell] sinks: expected none in the standalone file, got some. They are left out.')
  return endpoint ? [{ endpoint }] : []
}
