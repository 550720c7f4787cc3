import { createCancelFlow } from '../embed/createCancelFlow'
import type { CancelFlow, CancelFlowOptions } from '../embed/createControls'
import type { Handler } from '../embed/page/handler'
import type { Identity, Listener } from '../embed/page/page'
import type { Result } from '../embed/page/result'

/** The commands that a component has for its flow. They do nothing before it is mounted and after it is unmounted. */
export type CancelFlowActions = Pick<CancelFlow, 'open' | 'close' | 'explain' | 'consent' | 'reset'>

/** What connects a component to its flow. */
export interface Binding {
  actions: CancelFlowActions
  /** Makes the flow at the first render, and gives it the options of each later one. */
  update(options: CancelFlowOptions): void
  destroy(): void
}

/**
 * Makes a binding. A component passes new functions at each render, while its flow stays the same. Nothing happens before
 * `update`.
 */
export function createBinding(): Binding {
  let flow: CancelFlow | undefined
  let before: object = {}
  let listeners: Record<string, unknown> = {}
  const handlers: Record<string, Handler> = {}
  const heard = new Map<string, Listener>()

  /** The options for the flow, with functions that call those of the latest render: an older handler would see old state. */
  function optionsFor({ handlers: given = {}, on = {}, ...settings }: CancelFlowOptions): CancelFlowOptions {
    listeners = on
    // A handler that a later render leaves out is kept: an offer on the screen may need it.
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
        // A throw would make React unmount the page, with its own cancel button (law: the customer's word).
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

/** What `open` resolves to where there is no flow. */
const notThere: Result = { outcome: 'failed', answers: {}, sessionId: '' }

/** Handlers that call the ones of these names at the time of the call. */
function delegatesTo(handlers: Record<string, Handler>): Record<string, Handler> {
  const delegates = Object.keys(handlers).map(
    (name) => [name, (...args) => handlers[name]?.(...args)] as [string, Handler],
  )
  return Object.fromEntries(delegates)
}

/** Only the fields of an identity: with `onClick={flow.open}`, React passes a click event in its place. */
function identityIn({ customer, subscription, history, token, page }: Identity): Identity {
  const fields = Object.entries({ customer, subscription, history, token, page })
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}
