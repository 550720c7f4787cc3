/** An error as Paddle answers it. https://developer.paddle.com/api-reference/about/errors */
export class PaddleAnswer extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly retryAfter?: number,
  ) {
    super(detail)
  }

  /** The body, as Paddle sends it. */
  get body(): object {
    const type = this.status === 429 || this.status >= 500 ? 'api_error' : 'request_error'
    const documentation_url = `https://developer.paddle.com/errors/${this.code}`
    return { error: { type, code: this.code, detail: this.message, documentation_url }, meta: { request_id: 'r' } }
  }
}

export const notFound = (id: string) => new PaddleAnswer(404, 'not_found', `Entity ${id} not found`)

export const rateLimited = () =>
  new PaddleAnswer(
    429,
    'too_many_requests',
    'IP address exceeded the allowed rate limit. Retry after the number of seconds in the Retry-After header.',
    0,
  )

export const declined = () => new PaddleAnswer(400, 'subscription_payment_declined', 'payment declined')

export const broken = () => new PaddleAnswer(500, 'internal_error', 'An internal error occurred')

export const locked = () =>
  new PaddleAnswer(400, 'subscription_locked_pending_changes', 'cannot update subscription, pending scheduled changes')
