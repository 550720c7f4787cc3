import type { targetsOf as whole } from '../embed/delivery/targetsOf'

/** The standalone file posts to its endpoint, and has no sinks. */
export const targetsOf: typeof whole = ({ endpoint, sinks }) => {
  if (sinks) console.warn('[fairwell] sinks: expected none in the standalone file, got some. They are left out.')
  return endpoint ? [{ endpoint }] : []
}
