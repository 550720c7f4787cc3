import { nanoid } from 'nanoid'
import type { Config } from '../config/schema'
import type { Situation } from '../config/situation'
import type { Delivery } from '../events/delivery'
import { takenOf } from '../events/eventsFor'
import { leavesByHost } from '../flow/advance'
import { answersOf } from '../flow/answers'
import type { Action, Flow, Outcome } from '../flow/flow'
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
  let isTold = false
  let end: (result: Result) => void
  const ended = new Promise<Result>((resolve) => {
    end = resolve
  })
  record(undefined, undefined, flow)
  store.subscribe(onMove)
  try {
    screen.open(flow)
  } catch (cause) {
    dispatch({ type: 'aside', failure: 'broken' })
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

  function move(action: Action): void {
    const leaves = leavesByHost(store.flow(), action.type)
    const leave = leaves ? opening.findLeave() : undefined
    dispatch(leaves && !leave ? { type: 'aside', failure: 'stranded' } : action, leave)
  }

  /** The host's own action runs in the confirming gesture, after the ending was written down; then who asked is told. */
  function dispatch(action: Action, leave?: () => void): void {
    store.dispatch(action)
    try {
      leave?.()
    } finally {
      const { closed, outcome } = store.flow()
      if (closed && outcome && !isTold) finish(store.flow(), outcome)
    }
  }

  function loadLater(): Promise<Later> {
    coming ??= import('./later').then((there) => {
      later = there
      screen.add(there)
      return there
    })
    return coming
  }

  /** Free text is told on leaving the first screen, and so not before there is what cleans it. */
  function clean(text: string): string {
    const { redact: kinds = ['email', 'card', 'phone'] } = config.privacy ?? {}
    return later?.redact(text, kinds) ?? ''
  }

  function onMove(after: Flow, before: Flow): void {
    if (after.busy && !before.busy) void perform(after)
    if (!after.closed) show(after)
    else if (!before.closed) {
      screen.close()
      opening.onClosed()
    }
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
    const { closed, step } = store.flow()
    if (closed) return
    tellError(page, `the flow broke off at "${step}"; the page's own cancel runs.`, cause)
    dispatch({ type: 'aside', failure: 'broken' }, opening.findLeave())
  }

  async function perform(asked: Flow): Promise<void> {
    const timer = setTimeout(() => fail('timeout'), handlerTimeout)
    try {
      // A reply that comes after its time is still what happened, as long as the customer has not moved on.
      dispatch({ type: 'settled', receipt: await (await loadLater()).performOperation(page, asked) })
    } catch (cause) {
      tellError(page, 'a handler failed.', cause)
      fail('rejected')
    } finally {
      clearTimeout(timer)
    }
  }

  /** Who confirmed, and closed while the handler was at work, must not be left subscribed unawares. */
  function fail(failure: 'rejected' | 'timeout'): void {
    const { closed, busy, operation } = store.flow()
    const leave = closed && busy && operation?.kind === 'cancel' ? opening.findLeave() : undefined
    dispatch({ type: 'failed', failure, leaves: !!leave }, leave)
  }

  function finish(last: Flow, outcome: Outcome): void {
    isTold = true
    const result = { outcome, ...takenOf(last), answers: answersOf(last), sessionId: last.sessionId }
    tell(page, 'outcome', result)
    end(result)
  }
}
