export { fromChargebee } from './billing/fromChargebee'
export { fromPaddle } from './billing/fromPaddle'
export { fromRecurly } from './billing/fromRecurly'
export { fromStripe } from './billing/fromStripe'
export type { Billed } from './situation/billers/billed'
export type {
  ChargebeeAnswer,
  ChargebeeCustomer,
  ChargebeeSubscription,
} from './situation/billers/chargebeeSubscription'
export type { PaddleSubscription } from './situation/billers/paddleSubscription'
export type { RecurlyPlan, RecurlySubscription } from './situation/billers/recurlySubscription'
export type { StripeSubscription } from './situation/billers/stripeSubscription'
