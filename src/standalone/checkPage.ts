import type * as whole from '../embed/page/checkPage'

/** The standalone file does not say which handlers and mounts no offer asks for. */
export const checkPage: typeof whole.checkPage = () => {}

/** The standalone file does not say which offers fell away. */
export const checkDecision: typeof whole.checkDecision = () => {}
