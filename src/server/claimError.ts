export type ClaimProblem =
  | 'malformed_token'
  | 'wrong_signature'
  | 'not_yet_valid'
  | 'expired'
  | 'malformed_claim'
  | 'not_offered'
  | 'other_choice'
  | 'replayed'

/** A token or claim that is refused: `code` for programs, `message` for whoever reads the log. Neither holds the secret. */
export class ClaimError extends Error {
  override readonly name = 'ClaimError'

  constructor(
    readonly code: ClaimProblem,
    message: string,
  ) {
    super(`[fairwell] ${message}`)
  }
}
