import { nanoid } from 'nanoid'
import type { Config } from '../config/schema'
import type { Situation, Subscription } from '../config/situation'
import type { Decision } from '../decide/decision'
import { takenOf } from '../events/takenOf'
import { advanceBy } from '../flow/advanceBy'
import { answersOf } from '../flow/answers'
import { firstMoves } from '../flow/firstMoves'
import type { Action, Flow } from '../flow/flow'
import { startFlow } from '../flow/startFlow'
import { createStore } from '../flow/store'
import type { Spoken } from '../ui/view'
import { createRecorder } from './createRecorder'
import type { Opening, Outbox, Session } from './flowCode'
import { mount } from './mount'
import type { Page, Result } from './page'
import type { Reply } from './perform'
import { tell, tellError } from './tell'
import { timeOut } from './timeOut'

export interface Conversation {
  page: Page
  opening: Opening
  delivery: Outbox
  config: Config
  situation: Situation
  /** The one it opens with, where it was made already. */
  decision: Decision | undefined
  spoken: Spoken
  /** A new conversation about what this one has made of the subscription. */
  again: (changed: Pick<Opening, 'subscription' | 'tellBefore'>) => Promise<Session | undefined>
}

type Later = typeof import('./later')

/** Long enough for the first screen to be painted; a request in its task costs it time (measured: 2.2x native, not 1.1x). */
const afterPaint = 50

/** While the other screens are on their way. */
const advanceFirst = advanceBy(firstMoves)

/** One conversation from its first screen to its end: the store, the screen, the handlers and the events, connected. */
export async function converse(conversation: Conversation): Promise<Session | undefined> {
  const { page, opening, delivery, config, situation, decision, spoken, again } = conversation
  const { mode = 'live' } = page.settings
  const now = () => new Date()
  const flow = startFlow({
    config,
    situation,
    sessionId: nanoid(),
    mode,
    now: now(),
    random: Math.random,
    mounts: Object.keys(page.mounts),
    decision,
  })
  const record = createRecorder({ page, delivery, config, clean })
  const store = createStore(flow, (...move) => (later?.advance ?? advanceFirst)(...move), record, now)
  const screen = mount({ act, spoken, page, config })
  let later: Later | undefined
  let coming: Promise<Later> | undefined
  let fillMounts = () => {}
  let undoing: Promise<Session | undefined> | undefined
  let isTold = false
  let end: (result: Result) => void
  const ended = new Promise<Result>((resolve) => {
    end = resolve
  })
  // Only the survey in a modal dialog is there from the start.
  if (flow.step !== 'survey' || (config.layout ?? 'modal') !== 'modal') {
    await loadLater()
    if (opening.isLate()) return undefined
  }
  record(undefined, undefined, flow)
  store.subscribe(onMove)
  try {
    screen.open(flow)
    fillMounts()
  } catch (cause) {
    dispatch({ type: 'aside', failure: 'broken' })
    throw cause
  }
  setTimeout(() => {
    void delivery.resume()
    // What fails here is said when the next screen is wanted.
    loadLater().catch(() => {})
  }, afterPaint)
  return { ended, close }

  function act(action: Action): void {
    const { step } = store.flow()
    if (action.type !== 'continue' && action.type !== 'cancel') move(action)
    else if (later) move({ ...action, suggestedReason: later.suggestReason(store.flow()) })
    // Pressed twice while we wait, it is still one screen that is left.
    else Promise.race([loadLater(), timeOut(page)]).then(() => step === store.flow().step && act(action), breakOff)
  }

  function move(action: Action): void {
    const leaves = later?.leavesByHost(store.flow(), action.type)
    const leave = leaves ? opening.findLeave() : undefined
    dispatch(leaves && !leave ? { type: 'aside', failure: 'stranded' } : action, leave)
  }

  /** The host's own action runs in the confirming gesture, after the ending was written down; then who asked is told. */
  function dispatch(action: Action, leave?: () => void): void {
    store.dispatch(action)
    try {
      leave?.()
    } finally {
      const { closed, undone } = store.flow()
      if (closed && !undone) finish()
    }
  }

  function close(): void {
    undoing?.then((session) => session?.close())
    act({ type: 'close' })
  }

  function loadLater(): Promise<Later> {
    coming ??= import('./later').then(async (there) => {
      screen.add(there, await there.loadLaterTexts(spoken.locale))
      later = there
      there.checkPage(page)
      fillMounts = there.createMountFiller({ page, root: screen.element, flow: store.flow, act })
      return there
    })
    return coming
  }

  /** Free text is told on leaving the first screen, and so not before there is what cleans it. */
  function clean(text: string): string {
    return later?.redact(text, config.privacy?.redact) ?? ''
  }

  function onMove(after: Flow, before: Flow): void {
    if (after.busy && !before.busy)
      void later?.perform({ page, asked: after, isWanted: () => store.flow().busy, reply })
    if (!after.closed) show(after)
    else if (!before.closed) {
      screen.close()
      fillMounts()
      if (after.undone) undo(after)
      else opening.onClosed()
    }
  }

  function show(next: Flow): void {
    try {
      screen.draw(next)
      fillMounts()
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

  /** Who confirmed, and closed while the handler was at work, must not be left subscribed unawares. */
  function reply(action: Reply): void {
    const { closed, busy, operation } = store.flow()
    const isLost = action.type === 'failed' && closed && busy && operation?.kind === 'cancel'
    const leave = isLost ? opening.findLeave() : undefined
    dispatch(isLost ? { ...action, leaves: !!leave } : action, leave)
  }

  /** The same press goes on as a conversation about the subscription as it is now. */
  function undo({ situation: { subscription = {} }, receipt }: Flow): void {
    const ends = receipt?.effectiveAt ?? subscription.currentPeriodEnd
    const changed: Subscription = { ...subscription, status: 'canceling', ...(ends && { currentPeriodEnd: ends }) }
    // A page that reloads on `canceled` must not cut this one off.
    undoing = again({ subscription: changed, tellBefore: finish })
    undoing
      .catch((cause) => void tellError(page, 'the undo could not open.', cause))
      .then((session) => {
        if (session) return
        opening.onClosed()
        finish()
      })
  }

  function finish(): void {
    const last = store.flow()
    const { outcome } = last
    if (!outcome || isTold) return
    isTold = true
    opening.tellBefore?.()
    const result = { outcome, ...takenOf(last), answers: answersOf(last), sessionId: last.sessionId }
    tell(page, 'outcome', result)
    end(result)
  }
}
