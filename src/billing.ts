export type { Billed } from './situation/billers/billed'
export type {
  ChargebeeAnswer,
  ChargebeeCustomer,
  ChargebeeSubscription,
} from './situation/billers/chargebeeSubscription'
export { fromChargebee } from './situation/billers/fromChargebee'
export { fromPaddle } from './situation/billers/fromPaddle'
export { fromRecurly } from './situation/billers/fromRecurly'
export { fromStripe } from './situation/billers/fromStripe'
export type { PaddleSubscription } from './situation/billers/paddleSubscription'
export type { RecurlyPlan, RecurlySubscription } from './situation/billers/recurlySubscription'
export type { StripeSubscription } from './situation/billers/stripeSubscription'
