import type { CloudEvent } from '../events/wire/flowEvent'
import type { Subscription } from '../situation/schema'
import type { CancelFlow } from './createControls'
import type { Result } from './page/page'

/** The flow's own code, once it is there. */
export interface FlowCode {
  /** Shows the first screen; undefined when the flow is not for this customer, or we came too late. */
  openSession(opening: Opening): Promise<Session | undefined>
  /** Does ahead of a click what costs the first screen time; nothing of it is kept or shown. */
  rehearse(config: unknown): Promise<void>
  delivery: Outbox
  deliver: CancelFlow['deliver']
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
  /** Set where this flow takes back what the flow before it has done. */
  undo?: Undo
  /** The dialog is gone: the next press may open again. */
  onClosed: () => void
}

/** The cancellation that a flow takes back as soon as it opens. */
export interface Undo {
  /** The subscription as the cancellation left it. */
  subscription: Subscription
  /** Reports how the canceled flow ended, so that its outcome is told before the one of this flow. */
  reportPrevious: () => void
}

export interface Session {
  ended: Promise<Result>
  close(): void
}
