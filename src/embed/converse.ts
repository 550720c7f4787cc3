import { nanoid } from 'nanoid'
import type { Config } from '../config/schema'
import type { Situation } from '../config/situation'
import { fnv1a } from '../decide/bucket'
import type { Delivery } from '../events/delivery'
import { leavesByHost } from '../flow/advance'
import type { Action, Flow } from '../flow/flow'
import { startFlow } from '../flow/startFlow'
import { createStore } from '../flow/store'
import type { Texts } from '../ui/languages/en'
import { createRecorder } from './createRecorder'
import type { Opening, Session } from './flowCode'
import { mount } from './mount'
import type { Page, Result } from './page'
import { handlerTimeout, performOperation } from './performOperation'
import { resultOf } from './resultOf'
import { tell, tellError } from './tell'

export interface Conversation {
  page: Page
  opening: Opening
  delivery: Delivery | undefined
  config: Config
  situation: Situation
  texts: Texts
}

/** Long enough for the first screen to be painted; a request in its task costs it time (measured: 2.2x native, not 1.1x). */
const afterPaint = 50

/** One conversation from its first screen to its end: the store, the screen, the handlers and the events, connected. */
export function converse({ page, opening, delivery, config, situation, texts }: Conversation): Session {
  const { mode = 'live', nonce, triggers } = page.settings
  const now = () => new Date()
  const flow = startFlow({ config, situation, sessionId: nanoid(), mode, now: now(), random: Math.random })
  const configHash = fnv1a(JSON.stringify(config)).toString(16)
  const record = createRecorder({ page, delivery, configHash })
  const store = createStore(flow, record, now)
  let resolve: (result: Result) => void
  const ended = new Promise<Result>((done) => {
    resolve = done
  })

  function act(action: Action): void {
    const leaves = leavesByHost(store.flow(), action.type)
    const leave = leaves ? opening.findLeave() : undefined
    store.dispatch(leaves && !leave ? { type: 'aside', failure: 'stranded' } : action)
    // In the confirming gesture, and after the ending was written down.
    leave?.()
  }

  const screen = mount({ act, texts, nonce, triggers, theme: config.theme })
  record(undefined, undefined, flow)
  store.subscribe(onMove)
  try {
    screen.open(flow)
  } catch (cause) {
    store.dispatch({ type: 'aside', failure: 'broken' })
    throw cause
  }
  setTimeout(() => delivery?.flush(), afterPaint)
  return { ended, close: () => act({ type: 'close' }) }

  function onMove(after: Flow, before: Flow): void {
    if (after.decision) page.decision = after.decision
    if (after.busy && !before.busy) void perform(after)
    if (!after.closed) show(after)
    if (after.closed && !before.closed) {
      screen.close()
      opening.onClosed()
    }
    if (isOver(after) && !isOver(before)) finish(resultOf(after))
    delivery?.flush()
  }

  function show(next: Flow): void {
    try {
      screen.draw(next)
    } catch (cause) {
      const leave = opening.findLeave()
      store.dispatch({ type: 'aside', failure: 'broken' })
      tellError(page, `the "${next.step}" screen could not be drawn. The page's own cancel runs instead.`, cause)
      leave?.()
    }
  }

  async function perform({ operation }: Flow): Promise<void> {
    if (!operation) return
    const timer = setTimeout(() => store.dispatch({ type: 'failed', failure: 'timeout' }), handlerTimeout)
    try {
      // A reply that comes after its time is still what happened, as long as the customer has not moved on.
      store.dispatch({ type: 'settled', receipt: await performOperation(page, store.flow(), operation) })
    } catch (cause) {
      const name = operation.kind === 'cancel' ? 'cancel' : operation.offer.type
      tellError(page, `the handler of "${name}" failed. The customer is told, and can try again or leave.`, cause)
      store.dispatch({ type: 'failed', failure: 'rejected' })
    } finally {
      clearTimeout(timer)
    }
  }

  function finish(result: Result): void {
    // A task later: by then the host's own action has run, whatever a listener does.
    setTimeout(() => {
      tell(page, 'outcome', result)
      resolve(result)
    })
  }
}

function isOver({ closed, outcome }: Flow): boolean {
  return closed && outcome !== undefined
}
