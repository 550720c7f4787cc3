import type * as whole from '../embed/page/checkPage'

/** Does nothing: to stay small, the standalone file does not report handlers and mounts that no offer asks for. */
export const checkPage: typeof whole.checkPage = () => {}

/** Does nothing: the standalone file does not report which offers were left out. */
export const checkDecision: typeof whole.checkDecision = () => {}
