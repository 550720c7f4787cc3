import type { Decision } from '../decide/decision'
import type { CloudEvent } from '../events/wire/flowEvent'
import type { FlowCode } from './flowCode'
import { forgetStored } from './forgetStored'
import { checkNamed } from './page/checkNamed'
import { checkObject } from './page/checkObject'
import type { Handler, Identity, Listener, Mount, Page, Result, Settings, Told } from './page/page'
import type { TakeOver } from './takeover/takeOver'

export interface CancelFlowOptions extends Settings {
  handlers?: Record<string, Handler>
  mounts?: Record<string, Mount>
  on?: { [Name in keyof Told]?: Listener<Name> }
}

/** What a page can do with its cancel flow: by `fairwell(name, …)`, or as methods of what createCancelFlow gives. */
export interface CancelFlow {
  /** Sets what is given; other settings stay as they are. */
  init(options: CancelFlowOptions): void
  /** Says who is leaving; what is given counts from now on. */
  identify(identity: Identity): void
  /** Sets what does an offer, the cancellation, or a custom offer of that name. */
  handle(name: string, handler: Handler): void
  /** Sets what draws the merchant's own step, or the card of a custom offer, of that name. */
  mount(name: string, mount: Mount): void
  /** Calls the listener at each event of that name; gives back the way to stop listening. */
  on<Name extends keyof Told>(name: Name, listener: Listener<Name>): () => void
  off<Name extends keyof Told>(name: Name, listener: Listener<Name>): void
  /** Opens the flow; resolves when it has ended. Never rejects: a failure is the outcome `failed`. */
  open(identity?: Identity): Promise<Result>
  /** Closes an open flow without a change. */
  close(): void
  /** The last Decision, with its trace; undefined before the first. */
  explain(): Decision | undefined
  /** Says whether events may be kept and sent, where the setting `consent` is `pending`. */
  consent(answer: 'granted' | 'refused'): Promise<void>
  /** True once the endpoint, and each sink that is posted to, has the event; false after `timeout` milliseconds (default 3000). */
  deliver(event: { id: string }, options?: { timeout?: number }): Promise<boolean>
  /** The events that wait, or that the endpoint refused. */
  undelivered(): Promise<CloudEvent[]>
  /** Forgets who is leaving and deletes all that fairwell stored. */
  reset(): Promise<void>
  /** Closes an open flow and takes every listener and element of ours out of the page. */
  destroy(): void
}

const answers = ['granted', 'refused']

/** The settings that say who is leaving: `reset` deletes them. */
const personal = ['customer', 'subscription', 'subscriptions', 'history', 'token'] as const

/** The shape of names that can be listened to. The list of them is too large for the loader: checkPage, loaded later, has it. */
const heard = /^(outcome|e(vent|rror)|\w+\.\w+)$/

/** What the controls of a page act on. */
interface Controlled {
  page: Page
  takeOver: TakeOver
  /** Loads the flow's code. */
  loadFlow: () => Promise<FlowCode>
  /** The flow's code, where it is loaded. */
  loadedFlow: () => FlowCode | undefined
}

export function createControls({ page, takeOver, loadFlow, loadedFlow }: Controlled): CancelFlow {
  const controls: CancelFlow = {
    init(options) {
      const { handlers, mounts, on, ...settings } = checkObject('init', options)
      Object.assign(page.settings, settings)
      // A delivery that is loaded later reads `consent` by itself.
      loadedFlow()?.delivery.heed()
      for (const [command, named] of Object.entries({ handle: handlers, mount: mounts, on })) {
        for (const [name, told] of Object.entries(named ?? {})) controls[command as 'handle'](name, told as Handler)
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
      page.listeners.set(name, those.add(checkNamed('on', name, listener as Listener, heard)))
      return () => controls.off(name, listener)
    },
    off(name, listener) {
      const told = checkNamed('off', name, listener as Listener, heard)
      page.listeners.get(name)?.delete(told)
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
      for (const name of personal) delete page.settings[name]
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
