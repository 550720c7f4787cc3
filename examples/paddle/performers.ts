import { ApiError, type Paddle } from '@paddle/paddle-node-sdk'
import { type Action, type Performer, type Performers, Refused } from 'fairwell/server'
import pRetry from 'p-retry'
import type { Member } from './offers/apply'
import { cancel, resume } from './offers/cancel'
import { credit } from './offers/credit'
import { discount } from './offers/discount'
import { reschedule, skip, trialExtension } from './offers/nextCharge'
import { pause } from './offers/pause'
import { planChange, swap } from './offers/planChange'

/**
 * What Paddle does for each offer. Not here: `gift`, since Paddle bills prices and has no line for a present; `frequency`, since a
 * rhythm is a price of its own, which a `plan_change` names; `address`, since Paddle's addresses are for taxes; `update_payment`, which is
 * the link in the subscription's `management_urls`.
 */
export function paddlePerformers(paddle: Paddle): Performers<Member> {
  return {
    cancel: patient(cancel(paddle)),
    resume: patient(resume(paddle)),
    discount: patient(discount(paddle)),
    pause: patient(pause(paddle)),
    plan_change: patient(planChange(paddle)),
    trial_extension: patient(trialExtension(paddle)),
    credit: patient(credit(paddle)),
    skip: patient(skip(paddle)),
    reschedule: patient(reschedule(paddle)),
    swap: patient(swap(paddle)),
  }
}

type Performing<Any extends Action<Member>> = (action: Any) => ReturnType<Performer<Member>>

/** The longest that a customer waits for Paddle to be free, in seconds; the page gives up after 15. */
const longestWait = 4

/**
 * The same, which waits where Paddle is busy, and refuses in the customer's words where Paddle refuses. It moves no money where the page
 * only tries its flow out.
 */
function patient<Any extends Action<Member>>(perform: Performing<Any>): Performing<Any> {
  return async (action) => {
    if (action.mode === 'test') return { message: 'Tried out: nothing was changed.' }
    try {
      return await pRetry(() => perform(action), {
        ...{ retries: 3, minTimeout: 100 },
        shouldRetry: ({ error }) => isBusy(error) && (error.retryAfter ?? 0) <= longestWait,
        onFailedAttempt: ({ error }) => wait(isBusy(error) ? (error.retryAfter ?? 0) : 0),
      })
    } catch (error) {
      const refusal = error instanceof ApiError ? refusals[error.code] : undefined
      throw refusal ? new Refused(refusal, { cause: error }) : error
    }
  }
}

/** What Paddle says no to, in words for the customer. https://developer.paddle.com/errors/overview */
const refusals: Record<string, string> = {
  subscription_payment_declined: 'Your card was declined. Please update your payment method and try again.',
  subscription_update_when_past_due: 'An invoice is open. Please update your payment method first.',
  subscription_update_when_canceled: 'Your subscription has ended already.',
  subscription_locked_renewal: 'Your subscription is being renewed right now. Please try again in an hour.',
  subscription_archived_discount_application_attempt: 'This offer has ended.',
}

function isBusy(error: unknown): error is ApiError {
  return error instanceof ApiError && error.code === 'too_many_requests'
}

const wait = (seconds: number) => new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000))
