import type { Flow } from '../../flow/flow'
import { dispatch } from './dispatch'
import { startLeaving } from './leave'
import { perform, type Reply } from './perform'
import { closeScreen } from './screen'
import { show } from './show'
import type { Talk } from './talk'

/** What follows from a move once it is recorded: a handler is at work, another screen stands, or the dialog is gone. */
export function onMove(talk: Talk, after: Flow, before: Flow): void {
  if (after.busy && !before.busy) askHandler(talk, after)
  if (after.decision && after.decision !== before.decision) talk.later.there?.checkDecision(talk.page, after.decision)
  if (!after.closed) show(talk, after)
  else if (!before.closed) {
    closeScreen(talk)
    if (after.undone) talk.later.there?.undo(talk, after)
    else talk.opening.onClosed()
  }
}

function askHandler(talk: Talk, asked: Flow): void {
  const isWanted = () => talk.store.flow().busy
  void perform({ page: talk.page, asked, isWanted, reply: (reply) => hearReply(talk, reply) })
}

/** Who confirmed, and closed while the handler was at work, must not be left subscribed unawares. */
function hearReply(talk: Talk, reply: Reply): void {
  const { closed, busy, operation } = talk.store.flow()
  const isLost = reply.type === 'failed' && closed && busy && operation?.kind === 'cancel'
  dispatch(talk, isLost ? { ...reply, leaves: startLeaving(talk) } : reply)
}
