import type { Session } from '../log/session'

/**
 * A figure of the report that is counted session by session. Sessions may come in any order, but those of one subscription
 * come together: a subscription counts once in many figures, as it was in its last session.
 */
export interface Figure<Result> {
  add(session: Session): void
  /** The figure, when all sessions were added. */
  result(): Result
}
