import type { Sink } from '../sinks/sink'
import type { CloudEvent } from '../wire/flowEvent'
import type { Entry } from './entry'
import type { Target } from './target'

/** Why an event will never be delivered. */
export type DropReason = 'too_large' | 'unreadable' | 'evicted' | 'expired' | 'rejected'

/** Everything from outside. `fetch` and `setTimeout` are called bare. */
export interface DeliveryOptions extends Target {
  /** The page's. */
  origin: string
  /** May throw on access, as may `indexedDB`. */
  storage: () => Storage
  indexedDB: () => IDBFactory | undefined
  fetch: typeof fetch
  locks?: Pick<LockManager, 'request'> | undefined
  /** Milliseconds of the wall clock. */
  now(): number
  /** Milliseconds of a clock that nobody sets. */
  monotonic(): number
  setTimeout(run: () => void, delay: number): unknown
  /** 0 to below 1. */
  random(): number
  /** Whether someone else sees to the records of that name, which were found in a store. Must not throw. */
  adopt(name: string): boolean
  /** Hears what went wrong. Must not throw. */
  report<Name extends keyof Troubles>(name: Name, ...told: Troubles[Name]): void
}

/** What can go wrong, by the setting that hears of it. */
export interface Troubles {
  /** It will never be delivered. */
  onDrop: [event: CloudEvent, reason: DropReason]
  /**
   * An answer that only a change there, or of the config, can mend; the events are kept and tried again slowly. Status 0:
   * the page's own content security policy forbids to ask.
   */
  onConfigError: [endpoint: string, status: number]
  /** An event could not be written there; the other store, or memory, has it. */
  onStorageError: [store: 'localStorage' | 'IndexedDB']
}

/** What is recorded for one endpoint. Nothing in it throws. */
export interface Delivery {
  readonly target: Target
  /** The endpoint. */
  readonly url: string
  /** Marks its records, so that no endpoint is ever sent another's. */
  readonly name: string
  /** The record's key in the list of what waits, or of the dead. */
  keyOf(entry: Entry, list?: 'd'): string
  /** What waits, by id. */
  readonly entries: Map<string, Entry>
  sender?: Sender
  /** Writes the event down in the calling task, and hands it to the sender, if there is one by now. */
  record(event: CloudEvent): void
  /** Writes an entry to localStorage, with a lease that keeps other pages off it for the time of a request. */
  keep(entry: Entry): void
  /** Puts a record into localStorage, as JSON; whether it took it. */
  write(key: string, record: Entry | number): true | undefined
  /** From now on there is someone who sends. */
  attach(create: CreateSender): void
}

/** Nothing in it throws or rejects. A hand-over within the page can do no more than `take`. */
export interface Sender {
  /** Hears of what was recorded. An ending leaves in the calling task, with what waits of its session. */
  take(entry: Entry): void
  /** Sends what waits, of earlier visits, too; for load, pageshow, online and visible. */
  resume?(): void
  /** For hidden, and with `leaving` for pagehide: sends by keepalive what no other page is sending. */
  hide?(leaving?: boolean): void
  /** True once the endpoint has it, false when it was dropped or `timeout` milliseconds have passed. */
  deliver?(id: string, timeout: number): Promise<boolean>
  /** What waits, and what was refused or has expired in the last 30 days. */
  undelivered?(): Promise<CloudEvent[]>
  /** After `stop`: deletes the database, every endpoint's. */
  clear?(): Promise<void>
  /** Ends its timers and closes the database; what waits stays stored. */
  stop?(): void
}

export type CreateSender = (delivery: Delivery, options: DeliveryOptions) => Sender

/** How events are put on the wire. */
export interface Wire {
  /** Default: a CloudEvents batch. */
  sink?: Sink
  /** Events in a request; default 20. */
  batchSize?: number
}
