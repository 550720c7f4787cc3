import { everyOffer, handling, patient, performed, subscriber } from './everyOffer'
import type { MerchantPage } from './merchantPage'

/** A subscriber's page without any handler. */
export const bareAccount: MerchantPage = { ...patient, config: everyOffer, customer: subscriber }

/** A subscriber's page that performs every offer. */
export const account: MerchantPage = {
  ...bareAccount,
  script: handling(performed),
}

/** A subscriber's page that performs every offer and the cancellation, too. */
export const withCancel: MerchantPage = { ...account, script: handling([...performed, 'cancel']) }
