import { invalid, StripeAnswer } from './stripeError'

/** What was answered under a key, and to what. */
interface Kept {
  request: string
  answer: Promise<Answer>
  isDone: boolean
}

/** A status and a body. */
export interface Answer {
  status: number
  body: object
}

/**
 * Stripe's idempotency: of a key, the first request's answer is kept once its execution has begun, a failure too, and given again to the
 * same request; another request under the key is refused, and so is one while the first still runs. What is refused before anything runs
 * (a rate limit, a parameter that is wrong) keeps nothing. https://docs.stripe.com/api/idempotent_requests
 */
export function createIdempotency() {
  const kept = new Map<string, Kept>()

  return async function once(
    key: string,
    request: string,
    run: () => Promise<Answer>,
  ): Promise<Answer & { isReplay: boolean }> {
    const earlier = kept.get(key)
    if (earlier && earlier.request !== request)
      throw new StripeAnswer(400, {
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      })
    if (earlier && !earlier.isDone) {
      const { error } = invalid('There is currently another in-progress request using this Idempotent Key.')
      throw new StripeAnswer(409, { ...error, code: 'idempotency_key_in_use' })
    }
    if (earlier) return { ...(await earlier.answer), isReplay: true }
    const own: Kept = { request, answer: run(), isDone: false }
    kept.set(key, own)
    const answer = await own.answer
    own.isDone = true
    if (answer.status === 400 || answer.status === 429) kept.delete(key)
    return { ...answer, isReplay: false }
  }
}
