import type { Action, Flow } from '../../flow/flow'
import type { Page } from '../page/page'
import { tellError } from '../page/tell'
import { performOperation } from './performOperation'

/** How an operation came out. */
export type Reply = Extract<Action, { type: 'settled' | 'failed' }>

/** An operation to perform. */
export interface PerformOptions {
  page: Page
  /** The flow that asks for its operation. */
  asked: Flow
  /** Whether the flow still waits for it. */
  isWanted: () => boolean
  /** Called with how it came out; twice where it is late: first with the timeout, then with what happened. */
  reply: (reply: Reply) => void
}

/** How many milliseconds a handler may take before the customer is told and can go on without it. */
const handlerTimeout = 15_000

/** Performs the flow's operation and replies how it came out. Never rejects. */
export async function perform({ page, asked, isWanted, reply }: PerformOptions): Promise<void> {
  const timer = setTimeout(() => reply({ type: 'failed', failure: 'timeout' }), handlerTimeout)
  try {
    // Also after the timeout: if the customer has not gone on yet, they see what really happened.
    reply({ type: 'settled', receipt: await performOperation(page, asked, isWanted) })
  } catch (cause) {
    const refusal = refusalIn(cause)
    if (typeof refusal === 'string') return reply({ type: 'failed', failure: 'refused', refusal })
    tellError(
      page,
      'handler: expected it to resolve, got what follows; the customer can try again, go on, or keep.',
      cause,
    )
    reply({ type: 'failed', failure: 'rejected' })
  } finally {
    clearTimeout(timer)
  }
}

/** The refusal that a handler rejected with, if it did. A handler may reject with anything, an object whose getters throw too. */
function refusalIn(cause: unknown): unknown {
  try {
    return Object(cause).refusal
  } catch {
    return undefined
  }
}
