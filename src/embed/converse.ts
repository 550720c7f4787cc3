import { nanoid } from 'nanoid'
import type { Config } from '../config/schema'
import type { Situation } from '../config/situation'
import type { Delivery } from '../events/delivery'
import { takenOf } from '../events/eventsFor'
import { leavesByHost } from '../flow/advance'
import { answersOf } from '../flow/answers'
import type { Action, Flow } from '../flow/flow'
import { startFlow } from '../flow/startFlow'
import { createStore } from '../flow/store'
import type { Spoken } from '../ui/view'
import { createRecorder } from './createRecorder'
import type { Opening, Session } from './flowCode'
import { mount } from './mount'
import type { Page, Result } from './page'
import { tell, tellError } from './tell'
import { timeOut } from './timeOut'

export interface Conversation {
  page: Page
  opening: Opening
  delivery: Delivery | undefined
  config: Config
  situation: Situation
  spoken: Spoken
}

type Later = typeof import('./later')

/** How long a handler may take before the customer is told and given a way on, in milliseconds. */
const handlerTimeout = 15_000

/** Long enough for the first screen to be painted; a request in its task costs it time (measured: 2.2x native, not 1.1x). */
const afterPaint = 50

/** One conversation from its first screen to its end: the store, the screen, the handlers and the events, connected. */
export function converse({ page, opening, delivery, config, situation, spoken }: Conversation): Session {
  const { mode = 'live' } = page.settings
  const now = () => new Date()
  const flow = startFlow({ config, situation, sessionId: nanoid(), mode, now: now(), random: Math.random })
  const record = createRecorder(page, delivery, clean)
  const store = createStore(flow, record, now)
  const screen = mount({ act, spoken, settings: page.settings, theme: config.theme })
  let later: Later | undefined
  let coming: Promise<Later> | undefined
  let end: (result: Result) => void
  const ended = new Promise<Result>((resolve) => {
    end = resolve
  })
  record(undefined, undefined, flow)
  store.subscribe(onMove)
  try {
    screen.open(flow)
  } catch (cause) {
    store.dispatch({ type: 'aside', failure: 'broken' })
    throw cause
  }
  setTimeout(() => {
    delivery?.flush()
    // What fails here is said when the next screen is wanted.
    loadLater().catch(() => {})
  }, afterPaint)
  return { ended, close: () => act({ type: 'close' }) }

  function act(action: Action): void {
    const goesOn = action.type === 'continue' || action.type === 'cancel'
    if (goesOn && !later) Promise.race([loadLater(), timeOut(page)]).then(() => move(action), breakOff)
    else move(action)
  }

  /** Free text is told on leaving the first screen, and so not before there is what cleans it. */
  function clean(text: string): string {
    const { redact: kinds = ['email', 'card', 'phone'] } = config.privacy ?? {}
    return later?.redact(text, kinds) ?? ''
  }

  function loadLater(): Promise<Later> {
    coming ??= import('./later').then((there) => {
      later = there
      screen.add(there)
      return there
    })
    return coming
  }

  function move(action: Action): void {
    const leaves = leavesByHost(store.flow(), action.type)
    const leave = leaves ? opening.findLeave() : undefined
    store.dispatch(leaves && !leave ? { type: 'aside', failure: 'stranded' } : action)
    // In the confirming gesture, and after the ending was written down.
    leave?.()
  }

  function onMove(after: Flow, before: Flow): void {
    if (after.busy && !before.busy) void perform(after)
    if (!after.closed) show(after)
    else if (!before.closed) {
      screen.close()
      opening.onClosed()
    }
    if (isOver(after) && !isOver(before)) finish(after)
    delivery?.flush()
  }

  function show(next: Flow): void {
    try {
      screen.draw(next)
    } catch (cause) {
      breakOff(cause)
    }
  }

  function breakOff(cause: unknown): void {
    if (store.flow().closed) return
    const leave = opening.findLeave()
    store.dispatch({ type: 'aside', failure: 'broken' })
    tellError(page, "a screen could not be drawn; the page's own cancel runs.", cause)
    leave?.()
  }

  async function perform(asked: Flow): Promise<void> {
    const timer = setTimeout(() => store.dispatch({ type: 'failed', failure: 'timeout' }), handlerTimeout)
    try {
      // A reply that comes after its time is still what happened, as long as the customer has not moved on.
      store.dispatch({ type: 'settled', receipt: await (await loadLater()).performOperation(page, asked) })
    } catch (cause) {
      tellError(page, 'a handler failed. The customer is told, and can try again or leave.', cause)
      store.dispatch({ type: 'failed', failure: 'rejected' })
    } finally {
      clearTimeout(timer)
    }
  }

  function finish(last: Flow): void {
    const { outcome = 'dismissed', sessionId } = last
    const result = { outcome, ...takenOf(last), answers: answersOf(last), sessionId }
    // A task later: by then the host's own action has run, whatever a listener does.
    setTimeout(() => {
      tell(page, 'outcome', result)
      end(result)
    })
  }
}

function isOver({ closed, outcome }: Flow): boolean {
  return closed && outcome !== undefined
}
