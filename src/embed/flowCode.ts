import type { Config } from '../config/schema/schema'
import type { CloudEvent } from '../events/wire/flowEvent'
import type { Subscription } from '../situation/schema'
import type { Result } from './page/result'

/** The flow's code, bound to a page. The script tag loads it on intent; createCancelFlow has it from the start. */
export interface FlowCode {
  /** Shows the first screen. Undefined when the flow is not for this customer, or when we have stepped aside by now. */
  openSession(opening: Opening): Promise<Session | undefined>
  /** Draws and lays out the first screen ahead of a press, unseen. The press takes it, and draws what has changed since. */
  rehearse(config: unknown): Promise<void>
  delivery: Outbox
  deliver(event: { id: string }, options?: { timeout?: number }): Promise<boolean>
  /** Stops sending; called when the page destroys its flow. */
  stop(): void
}

/** Takes the page's events and sends them to the endpoint and every sink, where any are set. Nothing in it throws or rejects. */
export interface Outbox {
  /**
   * Stores the event before it returns. An event that ends a flow is also sent in the same task, once the sender is loaded: the
   * page may be gone after it. `isFirst`: a screen waits to be painted, so the sender gets it after that.
   */
  record(event: CloudEvent, isFirst?: boolean): void
  /** Sends what waits, from earlier visits, too. */
  resume(): Promise<unknown>
  /** Resolves to true once every endpoint has the event of this id, to false after `timeout` milliseconds. */
  deliver(id: string, timeout: number): Promise<boolean>
  /** The events that wait, or that an endpoint refused. */
  undelivered(): Promise<CloudEvent[]>
  /** Applies the setting `consent` as it is now: stores and sends events, holds them in memory, or forgets them. */
  heed(): void
  /** Deletes every stored event. */
  clear(): Promise<unknown>
  stop(): void
}

/** A request to open the flow: what it opens with, and the ways back to the page that it was asked on. */
export interface Opening {
  /** The config as it was written and unchecked, or the Error that says why it could not be loaded. */
  config: unknown
  /** What was pressed, where a press asked for it. */
  pressed: Element | undefined
  /** Whether we have stepped aside by now: then nothing may open any more. */
  isLate: () => boolean
  /** Whether the page has a cancel control of its own at this moment. */
  canLeave: () => boolean
  /** Starts the page's own cancel action. Gives back whether it could be started. */
  leave: () => boolean
  /** Leaves every press to the page from now on: the flow broke, and can show no way out. */
  giveBack: () => void
  /** Set where this flow takes back what the flow before it has done. */
  undo?: Undo
  /** Called when the dialog is gone: the next press may open a new one. */
  onClosed: () => void
}

/** The cancellation that a flow takes back as soon as it opens. */
export interface Undo {
  /** The flow that has canceled. */
  config: Config
  /** The subscription as the cancellation left it. */
  subscription: Subscription
  /** Reports how the canceled flow ended, so that its outcome is told before the one of this flow. */
  reportPrevious: () => void
}

/** A flow that is on the screen, as whoever opened it sees it. */
export interface Session {
  /** Resolves when the flow has ended. */
  ended: Promise<Result>
  /** Closes the flow as the customer would; nothing is changed. */
  close(): void
}
