import type { rehearse as whole } from '../embed/opening/rehearse'

/** The standalone file draws nothing before the press: all of its code is there already. */
export const rehearse: typeof whole = async () => {}
