import type { rehearse as whole } from '../embed/opening/rehearse'

/** Does nothing: the standalone file draws nothing ahead of the press. */
export const rehearse: typeof whole = async () => {}
