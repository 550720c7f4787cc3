import type { Config } from '../../config/schema/schema'
import type { Decision } from '../../decide/decision'
import { advanceBy } from '../../flow/advanceBy'
import { firstMoves } from '../../flow/firstMoves'
import type { Action, Flow } from '../../flow/flow'
import { createStore } from '../../flow/store'
import type { Situation } from '../../situation/schema'
import type { Spoken } from '../../ui/first/view'
import type { Opening, Outbox, Session } from '../flowCode'
import type { Page, Result } from '../page/page'
import { mount } from '../screen/mount'
import { act } from './act'
import { addLater } from './addLater'
import { beginFlow } from './beginFlow'
import { createRecorder } from './createRecorder'
import { dispatch } from './dispatch'
import { createLaterLoader } from './laterLoader'
import { onMove } from './onMove'
import { wearLater } from './screen'
import type { Talk } from './talk'

/** What a conversation is begun with. */
export interface Conversation {
  page: Page
  opening: Opening
  delivery: Outbox
  config: Config
  situation: Situation
  /** The Decision that the flow opens with, where it was made already. */
  decision: Decision | undefined
  spoken: Spoken
  again: Talk['again']
}

/** Milliseconds for the first screen to be painted. A request in its task delays that: 2.2 instead of 1.1 times a native dialog. */
const afterPaint = 50

/** Makes the moves of the first screen, while the later chunk is on its way. */
const advanceFirst = advanceBy(firstMoves)

/** Connects store, screen, handlers and events of one conversation, and shows its first screen. Undefined when it is too late. */
export async function converse(conversation: Conversation): Promise<Session | undefined> {
  const { page, opening, delivery, config, spoken } = conversation
  const later = createLaterLoader(page, spoken.locale)
  const flow = await beginFlow(conversation, later)
  if (opening.isLate()) return undefined
  const record = createRecorder({ page, delivery, config, later: () => later.there })
  const store = createStore(
    flow,
    (...move) => (later.there?.advance ?? advanceFirst)(...move),
    record,
    () => new Date(),
  )
  let end: (result: Result) => void = () => {}
  const ended = new Promise<Result>((resolve) => {
    end = resolve
  })
  const move = (action: Action) => act(talk, action)
  const talk: Talk = {
    ...conversation,
    opensWith: conversation.decision,
    store,
    later,
    screen: mount({ act: move, spoken, page, config }),
    fillMounts: () => {},
    act: move,
    end,
  }
  record(undefined, undefined, flow)
  store.subscribe((after, before) => onMove(talk, after, before))
  open(talk, flow)
  // The customer has pressed undo already: nothing is asked again.
  if (conversation.opening.resumes) talk.act({ type: 'resume' })
  return { ended, close: () => close(talk) }
}

/** Shows the first screen. Where that fails it records that we step aside and throws; the caller runs the page's own action. */
function open(talk: Talk, flow: Flow): void {
  try {
    wearLater(talk)
    talk.screen.show(flow)
    talk.fillMounts()
  } catch (cause) {
    dispatch(talk, { type: 'aside', failure: 'broken' })
    throw cause
  }
  setTimeout(() => {
    // A failure is said when the next screen is wanted, and asked for anew.
    addLater(talk).catch(() => {})
  }, afterPaint)
}

/** Closes the conversation unchanged, and the one that takes its cancellation back. */
function close(talk: Talk): void {
  talk.undoing?.then((session) => session?.close())
  talk.act({ type: 'close' })
}
