/** An error as Stripe answers it. https://docs.stripe.com/api/errors */
export class StripeAnswer extends Error {
  constructor(
    readonly status: number,
    readonly error: { type: string; message: string; code?: string; param?: string; decline_code?: string },
  ) {
    super(error.message)
  }
}

export function missing(what: string, id: string, param: string): StripeAnswer {
  // An object of the path that is not there is a 404, one that a parameter names is a 400.
  const message = `No such ${what}: '${id}'`
  return new StripeAnswer(param === 'id' ? 404 : 400, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message,
    param,
  })
}

export function invalid(message: string, more: { code?: string; param?: string } = {}): StripeAnswer {
  return new StripeAnswer(400, { type: 'invalid_request_error', message, ...more })
}

export const rateLimited = () =>
  new StripeAnswer(429, {
    type: 'invalid_request_error',
    code: 'rate_limit',
    message: 'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
  })

export const declined = () =>
  new StripeAnswer(402, {
    type: 'card_error',
    code: 'card_declined',
    decline_code: 'generic_decline',
    message: 'Your card was declined.',
  })

export const broken = () => new StripeAnswer(500, { type: 'api_error', message: 'An unknown error occurred' })
