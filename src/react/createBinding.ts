import { createCancelFlow } from '../embed/createCancelFlow'
import type { CancelFlow, CancelFlowOptions } from '../embed/createControls'
import type { Handler, Identity, Listener, Result } from '../embed/page/page'

/** What a component can ask of its flow; before it is mounted and after it is gone, nothing happens. */
export type CancelFlowActions = Pick<CancelFlow, 'open' | 'close' | 'explain' | 'consent' | 'reset'>

export interface Binding {
  actions: CancelFlowActions
  /** Makes the flow, or brings it up to the options of this render. */
  update(options: CancelFlowOptions): void
  destroy(): void
}

/** Between a component, which comes with new functions each time it renders, and its one flow. Touches nothing by itself. */
export function createBinding(): Binding {
  let flow: CancelFlow | undefined
  let before: object = {}
  let listeners: Record<string, unknown> = {}
  const handlers: Record<string, Handler> = {}
  const heard = new Map<string, Listener>()

  /** Calls what the last render gave: a handler that sees the state of an earlier one would apply yesterday's. */
  function optionsFor({ handlers: given = {}, on = {}, ...settings }: CancelFlowOptions): CancelFlowOptions {
    listeners = on
    // One that is left out later stays: an offer that is on the screen was made because of it.
    for (const [name, handler] of Object.entries(given)) if (handler) handlers[name] = handler
    for (const name of Object.keys(on)) {
      if (!heard.has(name)) heard.set(name, (told) => (listeners[name] as Listener | undefined)?.(told as never))
    }
    const gone = Object.fromEntries(Object.keys(before).map((name) => [name, undefined]))
    before = settings
    return { ...gone, ...settings, handlers: delegatesTo(handlers), on: Object.fromEntries(heard) }
  }

  return {
    update(options) {
      try {
        const next = optionsFor(options)
        if (flow) flow.init(next)
        else flow = createCancelFlow(next)
      } catch (thrown) {
        // React would take the whole page down, its own cancel button too (law 1).
        console.error(
          "[fairwell] the flow was left out: expected options that work; the page's own cancel runs. Got",
          thrown,
        )
      }
    },
    destroy() {
      flow?.destroy()
      flow = undefined
    },
    actions: {
      open: async (identity) => flow?.open(identity && identityIn(identity)) ?? notThere,
      close: () => flow?.close(),
      explain: () => flow?.explain(),
      consent: async (answer) => flow?.consent(answer),
      reset: async () => flow?.reset(),
    },
  }
}

const notThere: Result = { outcome: 'failed', answers: {}, sessionId: '' }

function delegatesTo(handlers: Record<string, Handler>): Record<string, Handler> {
  const delegates = Object.keys(handlers).map(
    (name) => [name, (...args) => handlers[name]?.(...args)] as [string, Handler],
  )
  return Object.fromEntries(delegates)
}

/** `onClick={flow.open}` hands over a click, which says nothing of who is leaving. */
function identityIn({ customer, subscription, history, token, page }: Identity): Identity {
  const fields = Object.entries({ customer, subscription, history, token, page })
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}
