import { everyOffer, handling, patient, performed, subscriber } from './everyOffer'
import type { MerchantPage } from './merchantPage'

/** A discount that fails, so that the error, too, is on the way. */
const down = `(name) => { if (name === 'discount') throw new Error('down'); return { confirmationId: 'CN-7' } }`

export const failingAccount: MerchantPage = {
  ...patient,
  config: everyOffer,
  customer: subscriber,
  script: handling([...performed, 'cancel'], down),
}
