import { isObject } from '../../base/isObject'
import { callNative } from '../../base/native'
import type { ConfigJson } from '../../config/defineConfig'
import type { Config, Theme } from '../../config/schema/schema'
import type { Decision } from '../../decide/decision'
import type { Troubles } from '../../events/delivery/delivery'
import type { PageToolName } from '../../events/sinks/pageTools'
import type { AnyFlowEvent, FlowEventOf } from '../../events/wire/eventOf'
import type { CloudEvent, FlowEventType } from '../../events/wire/flowEvent'
import type { Customer, OfferRecord, Subscription } from '../../situation/schema'
import type { FlowCode } from '../flowCode'
import type { Handler } from './handler'
import type { Result } from './result'

/** What the merchant may set: by `data-` attributes, by `init`, or by createCancelFlow. All are optional. */
export interface Settings {
  /** The config itself, the URL of its JSON, or `#id` of an inline `<script type="application/json">`. */
  config?: Config | ConfigJson | string | undefined
  /** URL that events are posted to. Without one, only listeners and sinks get them. */
  endpoint?: string | undefined
  /** CSS selectors of the buttons, links and forms that cancel. */
  triggers?: string | undefined
  /** URL of a server that applies offers and cancels, where the page has no handler for it. */
  actions?: string | undefined
  /** The customer, or `#id` of inline JSON `{ customer, subscription, history, token }`. */
  customer?: Customer | string | undefined
  subscription?: Subscription | undefined
  /** Where there are several, the customer first picks which one it is about. */
  subscriptions?: Subscription[] | undefined
  history?: { offers?: OfferRecord[] } | undefined
  /** Signed by the merchant's server; it is sent with every request to `actions`. */
  token?: string | undefined
  /** The customer's language as BCP 47. Default: the page's `lang`, else the browser's language. */
  locale?: string | undefined
  /** The page's CSP nonce, for the `<style>` in browsers without constructable stylesheets. */
  nonce?: string | undefined
  /** `test` marks every event as a test, and shows what is wrong with a config. Default: `live`. */
  mode?: 'live' | 'test' | undefined
  /** `pending` holds events in memory until consent is granted, and forgets them when it is refused. Default: `granted`. */
  consent?: 'pending' | 'granted' | 'refused' | undefined
  /** `idle` loads the flow once the page is idle; the default `intent`, when the customer points at or focuses a trigger. */
  preload?: 'idle' | 'intent' | undefined
  /** Milliseconds from a click until we step aside and the page's own cancel runs. Default: 1500. */
  timeout?: number | undefined
  /** CSS selector of the element that holds the dialog in the layout `inline`. */
  container?: string | undefined
  /** Goes before the theme of the config, value by value. */
  theme?: Theme | undefined
  /** Goes before the fairness preset of the config. */
  fairness?: Config['fairness'] | undefined
  /** Where events go beside the endpoint. In an attribute: names with spaces between them. */
  sinks?: PageSink[] | string | undefined
  /** Called with an event that will never be delivered. */
  onDrop?: ((...told: Troubles['onDrop']) => unknown) | undefined
  /** Called when an endpoint's answer shows that the endpoint or its setting is wrong; the events for it are kept. */
  onConfigError?: ((...told: Troubles['onConfigError']) => unknown) | undefined
  /** Called once for each store of the browser that could not be written. */
  onStorageError?: ((...told: Troubles['onStorageError']) => unknown) | undefined
}

/**
 * Where events go: the name of a tool that the page has loaded, a function, or a format to post them in, to the `endpoint` given
 * here or else to the one of the settings.
 */
export type PageSink =
  | PageToolName
  | ((event: CloudEvent) => unknown)
  | {
      name: 'cloudevents' | 'cloudevents-single' | 'segment' | 'rudderstack' | 'posthog'
      endpoint?: string | undefined
      /** With `text/plain`, a browser sends CloudEvents to another origin without a preflight request. */
      contentType?: string | undefined
      /** The write key of Segment or RudderStack, or the project key of PostHog. These keys are public by design. */
      key?: string | undefined
    }

/** Draws the merchant's own step or custom offer into the element. May give back a function that cleans up when it is left. */
export type Mount = (element: HTMLElement, api: MountApi) => unknown

/** What a mount is told, and what it can do. A `result` must be plain JSON; anything else is reported and dropped. */
export interface MountApi {
  /** The `data` that the config has for the step or offer. */
  data: Record<string, unknown>
  answers: Record<string, unknown>
  customer: Customer
  subscription: Subscription
  /** The customer's language as BCP 47. */
  locale: string
  /** The result that it gave the last time it was on the screen. */
  result?: unknown | undefined
  /** Goes on to the next screen. */
  next(result?: unknown): void
  back(): void
  /** Goes straight to the confirmation. */
  cancel(): void
  /** Accepts the custom offer. Does nothing in a step. */
  accept(result?: unknown): void
}

type EventsByType = { [Type in FlowEventType]: FlowEventOf<Type> }

/** What can be listened to, and what its listeners get. */
export interface Payloads extends EventsByType {
  outcome: Result
  /** Every event, whatever its type. */
  event: AnyFlowEvent
  error: { message: string; cause: unknown }
}

/** Hears of something. What it throws is reported on the console and never touches the flow. */
export type Listener<Name extends keyof Payloads = keyof Payloads> = (payload: Payloads[Name]) => unknown

/** All that the page has told us, in one object that the loader and the flow's code share. */
export interface Page {
  settings: Settings
  identity: Identity
  handlers: Record<string, Handler>
  mounts: Record<string, Mount>
  listeners: Map<string, Set<Listener>>
  /** The messages that the console was given; test mode shows them under every screen. */
  said: Set<string>
  /** The flow's own code, once it is loaded. */
  code?: FlowCode
  /** Whether `destroy` was called: after that, nothing of ours may come back to the page. */
  isGone?: boolean
  /** The last Decision, which `explain` gives back. */
  decision?: Decision
}

/** Who is leaving, as `identify` or the inline JSON says it. */
export interface Identity {
  customer?: Customer | undefined
  subscription?: Subscription | undefined
  subscriptions?: Subscription[] | undefined
  history?: { offers?: OfferRecord[] } | undefined
  /** What the flow that `open` opens is for; `withdraw` counts for that one alone. */
  kind?: 'cancel' | 'withdraw' | undefined
  token?: string | undefined
  /** Facts about the page for rules, beside its host and path. */
  page?: Record<string, unknown> | undefined
}

/** A page that has told us nothing yet. */
export function createPage(): Page {
  return {
    settings: {},
    identity: {},
    // Without a prototype: a handler may be called `constructor`, and none is inherited.
    handlers: { __proto__: null } as never,
    mounts: { __proto__: null } as never,
    listeners: new Map(),
    said: new Set(),
  }
}

/**
 * What the page has said of who is leaving: `identify` goes before the settings, and those before the inline JSON. Throws on
 * other JSON.
 */
export function identityOf({ settings, identity }: Page): Identity {
  const { customer, subscription, subscriptions, history, token } = settings
  const given = typeof customer === 'string' ? readInline<Identity | null>(customer) : customer && { customer }
  // Spread into an object, each letter of a text and each entry of a list would become a field.
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

/** Reads the inline JSON of the element that the selector finds. Throws when there is none. */
export function readInline<T>(selector: string): T {
  return JSON.parse(callNative(document, 'querySelector', selector)?.textContent ?? '')
}
