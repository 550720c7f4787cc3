import { readdirSync } from 'node:fs'
import { everyOffer, handling, patient, performed, subscriber } from '../everyOffer'
import type { MerchantPage } from '../merchantPage'

/** A page that performs every offer of `everyOffer`, and leaves the cancellation to its own button. */
export const account: MerchantPage = {
  ...patient,
  config: everyOffer,
  customer: subscriber,
  script: handling(performed),
}

/** A reason of the survey, by its id. */
export const reason = (id: string) => `[part=reason][data-id="${id}"]`

/** A length or a plan of an offer, by its id. */
export const choice = (id: string | number) => `[part=choice][data-id="${id}"]`

/** A control of ours, by its part; of two with that part the first. */
export const part = (name: string) => `[part~="${name}"]`

/** The path of a built file whose name begins so; the build adds a hash. */
export function builtPath(start: string): string {
  const name = readdirSync(process.env.OUT_DIR ?? 'dist').find(
    (file) => file.startsWith(`${start}-`) && file.endsWith('.js'),
  )
  if (!name) throw new Error(`expected a built file ${start}-….js, found none; run npm run build`)
  return `/${name}`
}
