/** Why a claim was refused, for the host's code to go by. */
export type ClaimProblem =
  | 'malformed_token'
  | 'wrong_signature'
  | 'not_yet_valid'
  | 'expired'
  | 'other_flow'
  | 'other_version'
  | 'no_customer'
  | 'other_customer'
  | 'malformed_claim'
  | 'not_offered'
  | 'other_choice'
  | 'replayed'

const stale = 'This page has been open for too long. Please reload it and try again.'
const changed = 'This offer has changed since the page was opened. Please reload it to see the current one.'
const unconfirmed = 'We could not confirm this offer. Please reload the page and try again.'

/** What the customer may be told of each refusal, in English; a host with another language goes by `code`. */
const customerMessages: Record<ClaimProblem, string> = {
  malformed_token: unconfirmed,
  wrong_signature: unconfirmed,
  not_yet_valid: stale,
  expired: stale,
  other_flow: unconfirmed,
  other_version: changed,
  no_customer: unconfirmed,
  other_customer: unconfirmed,
  malformed_claim: unconfirmed,
  not_offered: 'This offer is not available for your subscription.',
  other_choice: changed,
  replayed: 'This offer has been used for your subscription already.',
}

/**
 * Why a token or claim is refused: `code` is for programs, `message` for whoever reads the log (it may quote up to 80
 * characters of what came), `customerMessage` for the customer. None of them holds the secret.
 */
export class ClaimError extends Error {
  override readonly name = 'ClaimError'
  /** A text that is safe to show: it has no ids, no names of fields and nothing of what came. */
  readonly customerMessage: string

  constructor(
    readonly code: ClaimProblem,
    message: string,
  ) {
    super(`[fairwell] ${message}`)
    this.customerMessage = customerMessages[code]
  }
}
