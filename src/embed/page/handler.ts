import type { ChoiceOf, Choices } from '../../decide/offer/choices'
import type { Receipt } from '../../flow/flow'
import type { Situation } from '../../situation/schema'

/** What handlers and the actions URL are told about a session: the Situation, the answers, and the offer that was accepted. */
export interface SessionInfo extends Situation {
  sessionId: string
  flowId: string
  mode: 'live' | 'test'
  /** The answers by question; the picked reason is under `reason`. */
  answers: Record<string, unknown>
  offer?: { id: string; type: string } | undefined
}

/** What a handler gives back: a Receipt, what `fetch` resolved to (2xx: done; 4xx with a `message`: refused), or nothing. */
// biome-ignore lint/suspicious/noConfusingVoidType: a function that gives back nothing has this type.
export type HandlerAnswer = Receipt | Response | void

/**
 * Applies an offer, cancels or resumes. Success is shown only after it has resolved. To refuse, it throws an error with a text
 * as `refusal`, which the customer reads (law: picked is applied).
 */
export type Handler<Name extends string = string> = (
  choice: ChoiceOf<Name>,
  session: SessionInfo,
) => HandlerAnswer | Promise<HandlerAnswer>

/** A handler whatever its choice is: as a method, so that one with a narrower choice is one, too. */
type AnyHandler = { handle(...args: Parameters<Handler>): ReturnType<Handler> }['handle']

type HandlersByName = { [Name in keyof Choices]?: Handler<Name> | undefined }

/** Handlers by the type of their offer, `cancel` or `resume`; other names are those of custom offers. */
export interface Handlers extends HandlersByName {
  [custom: string]: AnyHandler | undefined
}
