import type { CloudEvent } from '../events/flowEvent'
import type { Result } from './page'

/** What the flow's own code does, once it is there. */
export interface FlowCode {
  /** Shows the first screen; undefined when the flow is not for this customer, or we came too late. */
  openSession(opening: Opening): Promise<Session | undefined>
  /** Sends what earlier visits left behind. */
  resume(): void
  consent(isGranted: boolean): void
  /** True once the endpoint has the event. */
  deliver(id: string, timeout: number): Promise<boolean>
  undelivered(): Promise<CloudEvent[]>
  /** Deletes every undelivered event. */
  clear(): Promise<void>
  stop(): void
}

export interface Opening {
  /** The config as it was written. */
  config: unknown
  /** True once we have stepped aside: nothing may open any more. */
  isLate: () => boolean
  /** The way to the host's own action, looked up when it is wanted. */
  findLeave: () => (() => void) | undefined
  /** The dialog is gone: the next press may open again. */
  onClosed: () => void
}

export interface Session {
  ended: Promise<Result>
  close(): void
}
