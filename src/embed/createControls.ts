import type { Decision } from '../decide/decision'
import type { CloudEvent } from '../events/wire/flowEvent'
import type { FlowCode } from './flowCode'
import { checkObject } from './page/checkObject'
import type { Handler, Identity, Listener, Mount, Page, Result, Settings, Payloads } from './page/page'
import type { TakeOver } from './takeover/takeOver'

export interface CancelFlowOptions extends Settings {
  handlers?: Record<string, Handler>
  mounts?: Record<string, Mount>
  on?: { [Name in keyof Payloads]?: Listener<Name> }
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
  on<Name extends keyof Payloads>(name: Name, listener: Listener<Name>): () => void
  off<Name extends keyof Payloads>(name: Name, listener: Listener<Name>): void
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

export interface ControlsOptions {
  page: Page
  takeOver: TakeOver
  /** Loads the flow's code, unless it is there already. */
  loadFlow: () => Promise<FlowCode>
  /** The flow's code, once it has been loaded. */
  loadedFlow: () => FlowCode | undefined
}

/** What \`consent\` accepts as an answer. */
const answers = ['granted', 'refused']

/** The settings that say who is leaving; \`reset\` deletes them. */
const personalSettings = ['customer', 'subscription', 'subscriptions', 'history', 'token'] as const

/** The names that \`on\` takes: three of our own, and \`flow.started\` and the like. checkPage reports a name that no event has. */
const eventNames = /^(outcome|event|error|\w+\.\w+)$/

/** Makes the commands that a page can give to its cancel flow. */
export function createControls({ page, takeOver, loadFlow, loadedFlow }: ControlsOptions): CancelFlow {
  const controls: CancelFlow = {
    init(options) {
      const { handlers, mounts, on, ...settings } = checkObject('init', options)
      Object.assign(page.settings, settings)
      // What is loaded later reads the setting.
      loadedFlow()?.delivery.heed()
      for (const [command, named] of Object.entries({ handle: handlers, mount: mounts, on })) {
        for (const [name, given] of Object.entries(named ?? {})) controls[command as 'handle'](name, given as Handler)
      }
    },
    identify(identity) {
      Object.assign(page.identity, checkObject('identify', identity))
    },
    handle(name, handler) {
      page.handlers[name] = checkNamed('handle', name, handler)
    },
    mount(name, mount) {
      page.mounts[name] = checkNamed('mount', name, mount)
    },
    on(name, listener) {
      const those = page.listeners.get(name) ?? new Set()
      page.listeners.set(name, those.add(checkNamed('on', name, listener as Listener, eventNames)))
      return () => controls.off(name, listener)
    },
    off(name, listener) {
      page.listeners.get(name)?.delete(checkNamed('off', name, listener as Listener, eventNames))
    },
    open(identity) {
      if (identity) controls.identify(identity)
      return takeOver.open()
    },
    close: takeOver.close,
    explain: () => page.decision,
    consent: async (answer) => {
      if (!answers.includes(answer)) throw new Error(`consent: expected ${answers}, got ${answer}`)
      controls.init({ consent: answer })
    },
    deliver: async (...given) => (await loadFlow()).deliver(...given),
    undelivered: async () => (await loadFlow()).delivery.undelivered(),
    async reset() {
      takeOver.close()
      page.identity = {}
      for (const name of personalSettings) delete page.settings[name]
      delete page.decision
      forgetStored()
      await loadedFlow()?.delivery.clear()
    },
    destroy() {
      page.isGone = true
      takeOver.destroy()
      loadedFlow()?.stop()
    },
  }
  return controls
}

function checkNamed<Value>(command: string, name: string, value: Value, names = /^/): Value {
  if (typeof name === 'string' && names.test(name) && typeof value === 'function') return value
  throw new Error(`${command}: expected a known name and a function, got ${name}, ${value}`)
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
