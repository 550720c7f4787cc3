import type { PersonalKind } from '../../events/personal/redact'
import type { AdmissionOptions } from '../admit/admission'
import type { ReceivedEvent } from './checkEvent'
import type { Query } from './query'

/** Where a receiver stores events, and from whom it takes them. */
export interface ReceiverOptions extends AdmissionOptions {
  query: Query
  /** Origins of other sites whose pages may post here, such as `https://app.example.com`. The receiver's own origin always may. */
  origins?: readonly string[]
  /** The most bytes of one request's body; default 262144. */
  maxBytes?: number
  /**
   * The most bytes of bodies whose events wait for the database at once; default 16777216. Beyond that the answer is a 503 with
   * Retry-After, and the browser keeps its events and sends them later.
   */
  maxWaitingBytes?: number
  /**
   * Which personal data is taken out of free text (answers and what custom offers give) before it is stored; default all
   * kinds: `email`, `iban`, `card`, `phone`. The browser does the same, but an old build or a stranger may not.
   */
  redact?: readonly PersonalKind[]
  /** Hears why the store failed, or why the database refused an event; the sender is not told. Default: console.error. */
  onError?: (error: unknown) => void
  /**
   * Hears of events once they are committed, those that had been stored before included. The answer does not wait for it,
   * and what it throws goes to the console.
   */
  onStored?: (events: readonly ReceivedEvent[]) => unknown
}
