import type { Action, Flow } from '../../flow/flow'
import type { Page } from '../page/page'
import { tellError } from '../page/tell'
import { performOperation } from './performOperation'

export type Reply = Extract<Action, { type: 'settled' | 'failed' }>

export interface PerformOptions {
  page: Page
  /** The flow that asks for it. */
  asked: Flow
  /** False once nobody waits for it any more. */
  isWanted: () => boolean
  reply: (reply: Reply) => void
}

/** How long a handler may take before the customer is told and given a way on, in milliseconds. */
const handlerTimeout = 15_000

/** Does what was asked for and says how it came out: done, refused, failed, or still at it after its time. */
export async function perform({ page, asked, isWanted, reply }: PerformOptions): Promise<void> {
  const timer = setTimeout(() => reply({ type: 'failed', failure: 'timeout' }), handlerTimeout)
  try {
    // A reply that comes after its time is still what happened, as long as the customer has not moved on.
    reply({ type: 'settled', receipt: await performOperation(page, asked, isWanted) })
  } catch (cause) {
    const { refusal } = Object(cause)
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
