import type { Decision } from '../decide/decision'
import type { CloudEvent } from '../events/flowEvent'
import type { FlowCode } from './flowCode'
import type { Handler, Identity, Listener, Mount, Page, Result, Settings, Told } from './page'
import type { TakeOver } from './takeOver'

export interface CancelFlowOptions extends Settings {
  handlers?: Record<string, Handler>
  mounts?: Record<string, Mount>
  on?: { [Name in keyof Told]?: Listener<Name> }
}

/** What a page can do with its cancel flow: by name through `fairwell(name, …)`, as methods of createCancelFlow's. */
export interface CancelFlow {
  /** Lays settings over those there are. */
  init(options: CancelFlowOptions): void
  /** Who is leaving, from now on. */
  identify(identity: Identity): void
  handle(name: string, handler: Handler): void
  /** Draws the merchant's own step, or the card of a custom offer, of that name. */
  mount(name: string, mount: Mount): void
  /** Gives back the way to stop listening. */
  on<Name extends keyof Told>(name: Name, listener: Listener<Name>): () => void
  off<Name extends keyof Told>(name: Name, listener: Listener<Name>): void
  /** Opens the flow; resolves when it has ended. Never rejects: what fails is the outcome `failed`. */
  open(identity?: Identity): Promise<Result>
  /** Closes an open flow without a change. */
  close(): void
  /** The last Decision, with its trace. */
  explain(): Decision | undefined
  /** Whether events may be kept and sent, where `consent` is `pending`. */
  consent(answer: 'granted' | 'refused'): Promise<void>
  /** True once the endpoint, and every sink that is posted to, has the event; false after `timeout` milliseconds (default 3000). */
  deliver(event: { id: string }, options?: { timeout?: number }): Promise<boolean>
  /** Events that wait, or that the endpoint refused. */
  undelivered(): Promise<CloudEvent[]>
  /** Forgets who is leaving and deletes all that fairwell stored. */
  reset(): Promise<void>
  /** Closes an open flow and takes every listener and element of ours out of the page. */
  destroy(): void
}

const known =
  /^(config|endpoint|triggers|actions|customer|subscriptions?|history|token|locale|nonce|mode|consent|preload|timeout|theme|fairness|container|sinks|handlers|mounts|on(Drop|\w+Error)?)$/

/** `code` loads the flow's code, `loaded` is what is there of it. */
export function createControls(
  page: Page,
  taken: TakeOver,
  code: () => Promise<FlowCode>,
  loaded: () => FlowCode | undefined,
): CancelFlow {
  const deliver = async () => (await code()).delivery
  const controls: CancelFlow = {
    init(options) {
      const { handlers, mounts, on, ...settings } = options
      const unknown = Object.keys(options).find((name) => !known.test(name))
      if (unknown) throw new Error(`init: "${unknown}" is no setting`)
      Object.assign(page.settings, settings)
      // What is loaded later reads the setting.
      loaded()?.delivery.heed()
      for (const [command, named] of Object.entries({ handle: handlers, mount: mounts, on })) {
        for (const [name, told] of Object.entries(named ?? {})) controls[command as 'handle'](name, told as Handler)
      }
    },
    identify(identity) {
      if (Object(identity) !== identity) throw new Error('identify: expected an object')
      Object.assign(page.identity, identity)
    },
    handle(name, handler) {
      page.handlers[name] = checked('handle', name, handler)
    },
    mount(name, mount) {
      page.mounts[name] = checked('mount', name, mount)
    },
    on(name, listener) {
      const those = page.listeners.get(name) ?? new Set()
      page.listeners.set(name, those.add(checked('on', name, listener) as Listener))
      return () => controls.off(name, listener)
    },
    off: (name, listener) => void page.listeners.get(name)?.delete(listener as Listener),
    open(identity) {
      if (identity) controls.identify(identity)
      return taken.open()
    },
    close: taken.close,
    explain: () => page.decision,
    consent: async (answer) => {
      if (answer !== 'granted' && answer !== 'refused') {
        throw new Error(`consent: expected granted or refused, got ${answer}`)
      }
      controls.init({ consent: answer })
    },
    deliver: async ({ id }, { timeout = 3000 } = {}) => (await deliver()).deliver(id, timeout),
    undelivered: async () => (await deliver()).undelivered(),
    async reset() {
      taken.close()
      page.identity = {}
      for (const name of ['customer', 'subscription', 'subscriptions', 'history', 'token'] as const)
        delete page.settings[name]
      delete page.decision
      forgetStored()
      await loaded()?.delivery.clear()
    },
    destroy() {
      page.isGone = true
      taken.destroy()
      loaded()?.stop()
    },
  }
  return controls
}

function checked<Told extends Handler | Mount | Listener<never>>(command: string, name: unknown, told: Told): Told {
  if (typeof name === 'string' && typeof told === 'function') return told
  throw new Error(`${command}: expected a name and a function`)
}

/** All that fairwell keeps in this browser, whether its code is loaded or not. */
function forgetStored(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('fairwell:')) delete localStorage[key]
    indexedDB.deleteDatabase('fairwell')
  } catch {
    // Denied storage holds nothing of ours.
  }
}
