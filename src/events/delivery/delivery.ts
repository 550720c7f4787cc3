import type { Sink } from '../sinks/sink'
import type { CloudEvent } from '../wire/flowEvent'
import type { Entry } from './entry'
import type { Target } from './target'

/** Why an event will never be delivered. */
export type DropReason = 'too_large' | 'unreadable' | 'evicted' | 'expired' | 'rejected'

/** Everything that delivery needs from outside. `fetch` and `setTimeout` are called without a receiver, as browsers demand. */
export interface DeliveryOptions extends Target {
  /** The page's origin; paths are resolved against it. */
  origin: string
  /** The page's localStorage. The call may throw where storage is denied, and so may `indexedDB`. */
  storage: () => Storage
  indexedDB: () => IDBFactory | undefined
  fetch: typeof fetch
  locks?: Pick<LockManager, 'request'> | undefined
  /** Milliseconds of the wall clock. */
  now(): number
  /** Milliseconds of a clock that nobody can set back. */
  monotonic(): number
  setTimeout(run: () => void, delay: number): unknown
  /** A random number from 0 to below 1. */
  random(): number
  /** Whether another delivery takes care of the records of that name, which were found in a store. Must not throw. */
  adopt(name: string): boolean
  /** Hears what went wrong. Must not throw. */
  report<Name extends keyof Troubles>(name: Name, ...told: Troubles[Name]): void
}

/** What can go wrong in delivery, by the name of the setting that hears of it. */
export interface Troubles {
  /** The event will never be delivered. */
  onDrop: [event: CloudEvent, reason: DropReason]
  /**
   * The endpoint gave an answer that only a change of the endpoint or of the config can mend. Its events are kept and tried again
   * slowly. Status 0 says that the page's own content security policy forbids the request.
   */
  onConfigError: [endpoint: string, status: number]
  /** An event could not be written to that store; the other store, or memory, has it. */
  onStorageError: [store: 'localStorage' | 'IndexedDB']
}

/** The events recorded for one endpoint. Nothing in it throws, but for `attach`, which throws what `create` throws. */
export interface Delivery {
  readonly target: Target
  /** The endpoint as a full URL. */
  readonly url: string
  /** Marks the records of this delivery in the stores, so that no endpoint is ever sent another's events. */
  readonly name: string
  /** The key of an entry's record: in the list of what waits, or with `d` in the list of the dead. */
  keyOf(entry: Entry, list?: 'd'): string
  /** The entries that wait, by the id of their event. */
  readonly entries: Map<string, Entry>
  sender?: Sender
  /**
   * Writes the event down in the calling task, and hands it to the sender, where one is attached. `isFirst`: a screen waits to be
   * painted, so it is handed over after that.
   */
  record(event: CloudEvent, isFirst?: boolean): void
  /** Writes an entry to localStorage, with a lease that keeps other pages off it for the time of a request. */
  keep(entry: Entry): void
  /** Puts a record into localStorage as JSON; true when that worked. */
  write(key: string, record: Entry | number): true | undefined
  /** Creates the sender and hands it all that waits. */
  attach(create: CreateSender): void
}

/** Sends what a delivery recorded. Nothing in it throws or rejects. One that hands events over within the page has only `take`. */
export interface Sender {
  /** Hears of a recorded entry. An ending is sent in the calling task, together with what waits of its session. */
  take(entry: Entry): void
  /** Sends what waits, of earlier visits, too. Called at load, pageshow, online, and when the page becomes visible. */
  resume?(): void
  /** Sends by keepalive what no other page is sending. Called when the page is hidden; `isLeaving` at pagehide. */
  hide?(isLeaving?: boolean): void
  /** True once the endpoint has the event; false when it was dropped, or `timeout` milliseconds have passed. */
  deliver?(id: string, timeout: number): Promise<boolean>
  /** The events that wait, and those that were refused, none of them older than 30 days. */
  undelivered?(): Promise<CloudEvent[]>
  /** Deletes the database, which is that of all endpoints. Call `stop` first. */
  clear?(): Promise<void>
  /** Sends nothing any more and closes the database; what waits stays stored. */
  stop?(): void
}

/** Makes what sends the events of a delivery. */
export type CreateSender = (delivery: Delivery, options: DeliveryOptions) => Sender

/** How events are put on the wire. */
export interface Wire {
  /** Makes the request; default: a batch of CloudEvents. */
  sink?: Sink
  /** The most events of a request; default 20. */
  batchSize?: number
}
