import type { CloudEvent } from '../events/wire/flowEvent'
import type { Subscription } from '../situation/schema'
import type { Result } from './page/page'

/** The flow's own code, once it is there. */
export interface FlowCode {
  /** Shows the first screen; undefined when the flow is not for this customer, or we came too late. */
  openSession(opening: Opening): Promise<Session | undefined>
  /** Does ahead of a click what costs the first screen time; nothing of it is kept or shown. */
  rehearse(config: unknown): Promise<void>
  delivery: Outbox
  deliver(event: { id: string }, options?: { timeout?: number }): Promise<boolean>
  stop(): void
}

/** Where the events of the page go, to every sink; to none without an endpoint and sinks. Nothing in it throws or rejects. */
export interface Outbox {
  /** Writes the event down in the calling task; an ending leaves in that task, too, once what sends is there. */
  record(event: CloudEvent): void
  /** Sends what waits, of earlier visits, too. */
  resume(): Promise<unknown>
  /** True once every endpoint has it. */
  deliver(id: string, timeout: number): Promise<boolean>
  undelivered(): Promise<CloudEvent[]>
  /** Does what the settings by now say of consent. */
  heed(): void
  clear(): Promise<unknown>
  stop(): void
}

export interface Opening {
  /** The config as it was written, or the Error that says why there is none. */
  config: unknown
  /** True once we have stepped aside: nothing may open any more. */
  isLate: () => boolean
  /** Whether the page has an action of its own that cancels, as it stands now. */
  canLeave: () => boolean
  /** Runs the page's own action; whether it was started. */
  leave: () => boolean
  /** What the flow before has made of it, when this one is to take that back. */
  subscription?: Subscription
  /** Takes it back at once. */
  resumes?: boolean
  /** Tells how the one before ended, which this one may take back; before its own end is told. */
  tellBefore?: () => void
  /** The dialog is gone: the next press may open again. */
  onClosed: () => void
}

export interface Session {
  ended: Promise<Result>
  close(): void
}
