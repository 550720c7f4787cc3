import { isObject } from '../../base/isObject'
import { callNative } from '../../base/native'
import type { Config, Theme } from '../../config/schema/schema'
import type { Decision } from '../../decide/decision'
import type { Troubles } from '../../events/delivery/delivery'
import type { PageToolName } from '../../events/sinks/pageTools'
import type { CloudEvent, FlowEvent, FlowEventType } from '../../events/wire/flowEvent'
import type { Choice } from '../../flow/choice'
import type { Outcome } from '../../flow/flow'
import type { Customer, OfferRecord, Situation, Subscription } from '../../situation/schema'
import type { FlowCode } from '../flowCode'

/** What the merchant may set: by `data-` attributes, by `init`, or by createCancelFlow. Each has a default. */
export interface Settings {
  /** The config itself, the URL of its JSON, or `#id` of an inline `<script type="application/json">`. */
  config?: Config | string
  /** Where events are posted. Without one they are only told to listeners. */
  endpoint?: string
  /** CSS selectors of the buttons, links and forms that cancel. */
  triggers?: string
  /** Server URL that performs offers and the cancellation. */
  actions?: string
  /** The customer, or `#id` of inline JSON `{ customer, subscription, history, token }`. */
  customer?: Customer | string
  subscription?: Subscription
  /** Where there are several: the customer says first which one it is about. */
  subscriptions?: Subscription[]
  history?: { offers?: OfferRecord[] }
  /** Signed by the merchant's server; goes along with every action. */
  token?: string
  /** BCP 47; default: the page's `lang`, else the browser's. */
  locale?: string
  /** For the `<style>` of engines without constructable stylesheets. */
  nonce?: string
  /** `test` marks every event and shows what is wrong with a config. */
  mode?: 'live' | 'test'
  /** `pending` keeps events in memory until `consent` is granted, and forgets them when it is refused. */
  consent?: 'pending' | 'granted' | 'refused'
  /** `idle` loads everything once the page is quiet; default: on intent. */
  preload?: 'idle' | 'intent'
  /** Milliseconds from a click until we step aside; default 1500. */
  timeout?: number
  /** Where the layout `inline` stands: a CSS selector. */
  container?: string
  /** Laid over the config's own. */
  theme?: Theme
  fairness?: Config['fairness']
  /** Where events go beside the endpoint; as an attribute, names with spaces between. */
  sinks?: PageSink[] | string
  /** An event that will never be delivered. */
  onDrop?: (...told: Troubles['onDrop']) => unknown
  /** An endpoint gave an answer that only a change there or here can mend; its events are kept. */
  onConfigError?: (...told: Troubles['onConfigError']) => unknown
  /** A store could not be written; told once for each. */
  onStorageError?: (...told: Troubles['onStorageError']) => unknown
}

/** A tool of the page or a function, to hand events over to; or what is posted to, by default at the endpoint setting. */
export type PageSink =
  | PageToolName
  | ((event: CloudEvent) => unknown)
  | {
      name: 'cloudevents' | 'cloudevents-single' | 'segment' | 'rudderstack' | 'posthog'
      endpoint?: string
      /** `text/plain` spares CloudEvents the preflight of another origin. */
      contentType?: string
      /** Segment's and RudderStack's write key, PostHog's project key: public by design. */
      key?: string
    }

/** What handlers and the actions URL are told about the conversation: the Situation, and what was said and taken. */
export interface SessionInfo extends Situation {
  sessionId: string
  flowId: string
  mode: 'live' | 'test'
  answers: Record<string, unknown>
  offer?: { id: string; type: string }
}

/** Does a thing. Success is shown only after it has resolved, with what it gives back of a Receipt. */
export type Handler = (choice: Choice, session: SessionInfo) => unknown

/** Draws a step or a custom offer of the merchant's own into the element; gives back what cleans up when it is left. */
export type Mount = (element: HTMLElement, api: MountApi) => unknown

/** What a merchant's own step or offer is told, and what it can do. A result is plain JSON, or it is dropped. */
export interface MountApi {
  /** As the config says it of the step or offer. */
  data: Record<string, unknown>
  answers: Record<string, unknown>
  customer: Customer
  subscription: Subscription
  /** BCP 47. */
  locale: string
  /** What it gave the last time it was on the screen. */
  result?: unknown
  /** On to the next screen. */
  next(result?: unknown): void
  back(): void
  /** Straight to the confirmation. */
  cancel(): void
  /** Takes the custom offer. Does nothing in a step. */
  accept(result?: unknown): void
}

/** How a flow ended. */
export interface Result {
  outcome: Outcome
  offer?: string
  choice?: Choice
  answers: Record<string, unknown>
  sessionId: string
}

/** What can be listened to, and what is told. */
export interface Payloads extends Record<FlowEventType, FlowEvent> {
  outcome: Result
  event: FlowEvent
  error: { message: string; cause: unknown }
}

export type Listener<Name extends keyof Payloads = keyof Payloads> = (told: Payloads[Name]) => unknown

/** All that is known of the page we are on; the script and the flow it loads share the one object. */
export interface Page {
  settings: Settings
  identity: Identity
  handlers: Record<string, Handler>
  mounts: Record<string, Mount>
  listeners: Map<string, Set<Listener>>
  /** What the console was told; test mode shows it. */
  said: Set<string>
  /** The flow's own code, once it is loaded. */
  code?: FlowCode
  /** `destroy` was called: nothing of ours comes back. */
  isGone?: boolean
  /** The last Decision, for `explain`. */
  decision?: Decision
}

/** Who is leaving, as `identify` or the inline JSON says. */
export interface Identity {
  customer?: Customer
  subscription?: Subscription
  subscriptions?: Subscription[]
  history?: { offers?: OfferRecord[] }
  token?: string
  page?: Record<string, unknown>
}

export function createPage(): Page {
  return {
    settings: {},
    identity: {},
    // Names are the merchant's: none of them is inherited.
    handlers: { __proto__: null } as never,
    mounts: { __proto__: null } as never,
    listeners: new Map(),
    said: new Set(),
  }
}

/** What the page has said of who is leaving: `identify` over the settings over the inline JSON. */
export function identityOf({ settings, identity }: Page): Identity {
  const { customer, subscription, subscriptions, history, token } = settings
  const given = typeof customer === 'string' ? readInline<Identity | null>(customer) : customer && { customer }
  // Of text or a list each letter and entry would become a field.
  if (given && !isObject(given)) throw new TypeError('expected { customer, subscription, … }')
  return {
    ...given,
    ...(subscription && { subscription }),
    ...(subscriptions && { subscriptions }),
    ...(history && { history }),
    ...(token && { token }),
    ...identity,
  }
}

/** The inline JSON behind `#id`. Throws when there is none. */
export function readInline<T>(selector: string): T {
  return JSON.parse(callNative(document, 'querySelector', selector)?.textContent ?? '')
}
