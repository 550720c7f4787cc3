import type { Subscription } from '../config/situation'
import type { Delivery } from '../events/delivery'
import type { Result } from './page'

/** The flow's own code, once it is there. */
export interface FlowCode {
  /** Shows the first screen; undefined when the flow is not for this customer, or we came too late. */
  openSession(opening: Opening): Promise<Session | undefined>
  /** Undefined without an endpoint: then events are only told to listeners. */
  delivery(): Delivery | undefined
  stop(): void
}

export interface Opening {
  /** The config as it was written. */
  config: unknown
  /** True once we have stepped aside: nothing may open any more. */
  isLate: () => boolean
  /** The way to the host's own action, looked up when it is wanted. */
  findLeave: () => (() => void) | undefined
  /** What the flow before has made of it, when this one is to take that back. */
  subscription?: Subscription
  /** The dialog is gone: the next press may open again. */
  onClosed: () => void
}

export interface Session {
  ended: Promise<Result>
  close(): void
}
