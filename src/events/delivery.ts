import type { CloudEvent } from './flowEvent'
import type { Sink } from './sink'

/** Why an event will never be delivered. */
export type DropReason = 'too_large' | 'unreadable' | 'evicted' | 'expired' | 'rejected'

/** Everything from outside. `fetch`, `sendBeacon` and the timers are called bare. */
export interface DeliveryOptions {
  /** URL, or a path on `origin`. */
  endpoint: string
  /** The page's. */
  origin: string
  /** May throw on access, as may `indexedDB`. */
  storage: () => Storage
  indexedDB: () => IDBFactory | undefined
  fetch: typeof fetch | undefined
  /** Used only where `fetch` is missing or throws. */
  sendBeacon?: (url: string, body: Blob) => boolean
  locks?: Pick<LockManager, 'request'> | undefined
  /** Milliseconds of the wall clock. */
  now(): number
  /** Milliseconds of a clock that nobody sets. */
  monotonic(): number
  setTimeout(run: () => void, delay: number): unknown
  clearTimeout(timer: unknown): void
  /** 0 to below 1. */
  random(): number
  /** Consent is pending: memory only until `release()`. */
  held?: boolean
  /** Default: a CloudEvents batch. */
  sink?: Sink
  /** Events in a request; default 20. */
  batchSize?: number
  /** These three must not throw. */
  onDrop?: ((event: CloudEvent, reason: DropReason) => void) | undefined
  /** An answer that only a change of the endpoint or the config can mend; the events are kept and tried again slowly. */
  onConfigError?: ((status: number) => void) | undefined
  /** An event could not be written there; the other store, or memory, has it. */
  onStorageError?: ((store: 'localStorage' | 'IndexedDB') => void) | undefined
}

/** Nothing in it throws or rejects. */
export interface Delivery {
  /** Writes the event down in the calling task. An ending leaves in that task too, with what waits of its session. */
  record(event: CloudEvent): void
  /** Sends what was recorded and has not left. */
  flush(): void
  /** Opens the database ahead of the first event. */
  open(): void
  /** Sends what earlier visits left; for load, pageshow, online and visible. */
  resume(): void
  /** For hidden, and with `leaving` for pagehide: sends by keepalive what no other page is sending. */
  hide(leaving?: boolean): void
  /** True once the endpoint has it, false when it was dropped or `timeout` milliseconds have passed. */
  deliver(id: string, options: { timeout: number }): Promise<boolean>
  /** What waits, and what was refused or has expired in the last 30 days. */
  undelivered(): Promise<CloudEvent[]>
  /** Consent was given. */
  release(): void
  /** Consent was refused: what was held is forgotten, and nothing more is taken. */
  refuse(): void
  /** Deletes all that fairwell stored, for every endpoint. */
  clear(): Promise<void>
  /** Ends its timers and closes the database; what waits stays stored. */
  stop(): void
}
