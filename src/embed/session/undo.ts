import type { Flow } from '../../flow/flow'
import type { Subscription } from '../../situation/schema'
import type { Opening, Session, Undo } from '../flowCode'
import type { Page } from '../page/page'
import { tellError } from '../page/tell'

/** What taking a cancellation back needs of the session that has canceled. */
export interface Undoable {
  readonly page: Page
  readonly opening: Opening
  /** Opens the session that takes the cancellation back. */
  readonly openUndo: (undo: Undo) => Promise<Session | undefined>
  /** The session that takes this one's cancellation back. */
  undoing?: Promise<Session | undefined>
}

/**
 * Opens a session that takes the cancellation back at once. It is about the subscription as the cancellation has left it.
 * `finish` reports the outcome of the session that has canceled.
 */
export function undo(
  session: Undoable,
  { config, situation: { subscription = {} }, receipt }: Flow,
  finish: () => void,
): void {
  const { page, opening, openUndo } = session
  const ends = receipt?.effectiveAt ?? subscription.currentPeriodEnd
  const changed: Subscription = { ...subscription, status: 'canceling', ...(ends && { currentPeriodEnd: ends }) }
  // The outcome `canceled` is reported only after this: a page that reloads on it would cut the undo off.
  session.undoing = openUndo({ config, subscription: changed, reportPrevious: finish })
  session.undoing
    .catch(
      (cause) => void tellError(page, 'undo: expected it to open, got what follows; the cancellation stands.', cause),
    )
    .then((undoing) => {
      if (undoing) return
      opening.onClosed()
      finish()
    })
}
