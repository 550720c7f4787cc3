import type { Billed } from '../../situation/billers/billed'
import { fromChargebee } from '../../situation/billers/fromChargebee'
import { fromPaddle } from '../../situation/billers/fromPaddle'
import { fromRecurly } from '../../situation/billers/fromRecurly'
import { fromStripe } from '../../situation/billers/fromStripe'

/** Who reads an object of a biller's API, by the biller's name. Its items are lists, which no column reaches. */
export const objectReaders: Record<string, (object: object) => Billed> = {
  Stripe: fromStripe,
  Paddle: fromPaddle,
  Chargebee: fromChargebee,
  Recurly: fromRecurly,
}
