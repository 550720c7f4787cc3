import { afterPaint } from '../../base/afterPaint'
import { advanceBy } from '../../flow/advanceBy'
import { firstMoves } from '../../flow/firstMoves'
import type { Flow } from '../../flow/flow'
import { createStore } from '../../flow/store'
import type { Session } from '../flowCode'
import type { Result } from '../page/result'
import { takeScreen } from '../screen/readyScreen'
import { act } from './act'
import { beginFlow } from './beginFlow'
import { createRecorder } from './createRecorder'
import { dispatch } from './dispatch'
import { fetchLater } from './fetchLater'
import { createLaterLoader } from './laterLoader'
import { onMove } from './onMove'
import type { RunningSession } from './runningSession'
import { addLaterScreens } from './screen'
import type { SessionParts } from './sessionParts'

/** The moves that work until the second chunk is loaded. */
const advanceFirst = advanceBy(firstMoves)

/**
 * Connects the store, the screen, the handlers and the events of one session, and shows its first screen. Undefined when that
 * took so long that we have stepped aside. Rejects when the first screen cannot be shown.
 */
export async function startSession(parts: SessionParts): Promise<Session | undefined> {
  const { page, opening, delivery, config, spoken } = parts
  const later = createLaterLoader(parts)
  const flow = await beginFlow(parts, later)
  if (opening.isLate()) return undefined
  const record = createRecorder({ page, delivery, later: () => later.code })
  const store = createStore(
    flow,
    (...move) => (later.code?.advance ?? advanceFirst)(...move),
    record,
    () => new Date(),
  )
  let end: (result: Result) => void = () => {}
  const ended = new Promise<Result>((resolve) => {
    end = resolve
  })
  const session: RunningSession = {
    ...parts,
    opensWith: parts.decision,
    store,
    later,
    screen: takeScreen({ act: (action) => session.act(action), spoken, page, config, opening }),
    fillMounts: () => {},
    act: (action) => act(session, action),
    end,
  }
  record(undefined, undefined, flow)
  store.subscribe((after, before) => onMove(session, after, before))
  showFirst(session, flow)
  // The press on Undo was the customer's word; nothing is asked again.
  if (opening.undo) session.act({ type: 'resume' })
  return { ended, close: () => close(session) }
}

/** Shows the first screen, then loads the second chunk. Throws when the screen cannot be shown, so that the caller steps aside. */
function showFirst(session: RunningSession, flow: Flow): void {
  try {
    addLaterScreens(session)
    session.screen.show(flow)
    session.fillMounts()
  } catch (cause) {
    dispatch(session, { type: 'aside', failure: 'broken' })
    throw cause
  }
  setTimeout(() => {
    // A failure here is reported when the customer asks for the next screen and it fails again.
    fetchLater(session).catch(() => {})
  }, afterPaint)
}

/** Closes the session as the customer would, and the one that takes its cancellation back. */
function close(session: RunningSession): void {
  session.undoing?.then((undoing) => undoing?.close())
  session.act({ type: 'close' })
}
