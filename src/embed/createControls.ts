import type { Decision } from '../decide/decision'
import type { CloudEvent } from '../events/wire/flowEvent'
import type { FlowCode } from './flowCode'
import { forgetStored } from './forgetStored'
import { checkNamed } from './page/checkNamed'
import { checkObject } from './page/checkObject'
import type { Handler, Handlers } from './page/handler'
import type { Identity, Listener, Mount, Page, Payloads, Settings } from './page/page'
import type { Result } from './page/result'
import type { TakeOver } from './takeover/takeOver'

/** What createCancelFlow and `init` take: the settings, and by name what the page does, draws and hears. */
export interface CancelFlowOptions extends Settings {
  /** By the type of an offer, `cancel`, `resume`, or the name of a custom offer. */
  handlers?: Handlers | undefined
  /** By the id of a step, or the name of a custom offer. */
  mounts?: Record<string, Mount | undefined> | undefined
  /** By what they listen to: `outcome`, `event`, `error`, or a type of event. */
  on?: { [Name in keyof Payloads]?: Listener<Name> | undefined } | undefined
}

/** The commands of a cancel flow: as `fairwell(name, …)` with the script tag, as methods of what createCancelFlow gives back. */
export interface CancelFlow {
  /** Changes the settings that are given; the others stay as they are. */
  init(options: CancelFlowOptions): void
  /** Says who is leaving, from now on. What is not given stays as it was said before. */
  identify(identity: Identity): void
  /** Registers what applies an offer, cancels, or resumes; a later handler of the same name replaces it. */
  handle<Name extends string>(name: Name, handler: Handler<Name>): void
  /** Registers what draws the merchant's own step, or the card of the custom offer, of that name. */
  mount(name: string, mount: Mount): void
  /** Listens to outcomes, events or errors. Gives back a function that stops it. */
  on<Name extends keyof Payloads>(name: Name, listener: Listener<Name>): () => void
  /** Stops a listener that `on` has added. */
  off<Name extends keyof Payloads>(name: Name, listener: Listener<Name>): void
  /** Opens the flow. Resolves when it has ended, and never rejects: what fails is the outcome `failed`. */
  open(identity?: Identity): Promise<Result>
  /** Closes an open flow; nothing is changed. */
  close(): void
  /** The last Decision, with its trace; undefined before the first. */
  explain(): Decision | undefined
  /** Answers whether events may be stored and sent, where the setting `consent` is `pending`. */
  consent(answer: 'granted' | 'refused'): Promise<void>
  /** Resolves to true once the endpoint and every sink with a URL has the event, to false after `timeout` ms (default 3000). */
  deliver(event: { id: string }, options?: { timeout?: number }): Promise<boolean>
  /** The events that wait to be sent, or that the endpoint refused. */
  undelivered(): Promise<CloudEvent[]>
  /** Forgets who is leaving, and deletes all that fairwell has stored in this browser. */
  reset(): Promise<void>
  /** Closes an open flow, and takes every listener and element of ours out of the page. */
  destroy(): void
}

/** What the commands act on. */
export interface ControlsOptions {
  page: Page
  takeOver: TakeOver
  /** Loads the flow's code, unless it is there already. */
  loadCode: () => Promise<FlowCode>
}

/** What `consent` accepts as an answer. */
const answers = ['granted', 'refused']

/** The settings that say who is leaving; `reset` deletes them. */
const personalSettings = ['customer', 'subscription', 'subscriptions', 'history', 'token'] as const

/** The names that `on` takes: three of our own, and `flow.started` and the like. checkPage reports a name that no event has. */
const eventNames = /^(\w+\.\w+|outcome|event|error)$/

/** Makes the commands that a page can give to its cancel flow. */
export function createControls({ page, takeOver, loadCode }: ControlsOptions): CancelFlow {
  const controls: CancelFlow = {
    init(options) {
      const { handlers, mounts, on, ...settings } = checkObject('init', options)
      Object.assign(page.settings, settings)
      // Delivery that is not loaded yet reads the consent when it is.
      page.code?.delivery.heed()
      for (const [command, named] of Object.entries({ handle: handlers, mount: mounts, on })) {
        for (const [name, given] of Object.entries(named ?? {})) controls[command as 'handle'](name, given as Handler)
      }
    },
    identify(identity) {
      Object.assign(page.identity, checkObject('identify', identity))
    },
    handle(name, handler) {
      page.handlers[name] = checkNamed('handle', name, handler) as unknown as Handler
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
      const known = checkNamed('off', name, listener as Listener, eventNames)
      page.listeners.get(name)?.delete(known)
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
    deliver: async (...given) => (await loadCode()).deliver(...given),
    undelivered: async () => (await loadCode()).delivery.undelivered(),
    async reset() {
      takeOver.close()
      page.identity = {}
      for (const name of personalSettings) delete page.settings[name]
      delete page.decision
      forgetStored()
      await page.code?.delivery.clear()
    },
    destroy() {
      page.isGone = true
      takeOver.destroy()
      page.code?.stop()
    },
  }
  return controls
}
