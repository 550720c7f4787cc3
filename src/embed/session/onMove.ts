import type { Flow } from '../../flow/flow'
import { breakOff } from './breakOff'
import { dispatch } from './dispatch'
import { finish } from './finish'
import { startLeaving } from './leave'
import { perform, type Reply } from './perform'
import type { RunningSession } from './runningSession'
import { closeScreen } from './screen'
import { show } from './show'

/** Does what a recorded move leads to: starts a handler, draws the next screen, or closes the dialog. */
export function onMove(session: RunningSession, after: Flow, before: Flow): void {
  if (after.busy && !before.busy) askHandler(session, after)
  if (after.decision && after.decision !== before.decision)
    session.later.code?.checkDecision(session.page, after.decision)
  if (!after.closed) show(session, after)
  else if (!before.closed) {
    closeScreen(session)
    if (after.undone) session.later.code?.undo(session, after, () => finish(session))
    else session.opening.onClosed()
  }
}

/** Starts the handler of the flow's operation; its reply becomes a move. */
function askHandler(session: RunningSession, asked: Flow): void {
  const isWanted = () => session.store.flow().busy
  void perform({ page: session.page, asked, isWanted, reply: (reply) => hearReply(session, reply) })
}

/**
 * Makes a move of the handler's reply. Where the customer has confirmed and closed, and the handler then failed, the page's own
 * cancel runs: they believe that they have canceled (law: the customer's word).
 */
function hearReply(session: RunningSession, reply: Reply): void {
  const { closed, busy, operation } = session.store.flow()
  const isLost = reply.type === 'failed' && closed && busy && operation?.kind === 'cancel'
  try {
    dispatch(session, isLost ? { ...reply, leaves: startLeaving(session) } : reply)
  } catch (cause) {
    breakOff(session, cause)
  }
}
