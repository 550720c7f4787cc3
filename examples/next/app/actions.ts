'use server'

import { type Claim, ClaimError, verifyClaim } from 'fairwell/server'
import { revalidatePath } from 'next/cache'
import { config, history, secret, seen } from '../lib/cancelFlow'
import { cancel, discount, pause, resume, signedIn } from '../lib/studio'

/** Studio's own cancel. */
export async function cancelPlan() {
  await cancel(signedIn().id)
  revalidatePath('/')
}

export async function resumePlan() {
  await resume(signedIn().id)
  revalidatePath('/')
}

/** Does what the customer accepted, once it was found to be what they were offered: a browser may call this with anything. */
export async function acceptOffer(token: string, claim: Claim): Promise<{ confirmationId?: string; refusal?: string }> {
  const customer = signedIn().id
  try {
    const { offer, choice, grant } = await verifyClaim({ config, secret, token, claim, customer, seen, history })
    if (offer.type === 'discount')
      await discount(customer, { percentOff: Number(choice.percentOff), months: Number(choice.durationInMonths) })
    if (offer.type === 'pause') await pause(customer, Number(choice.length))
    return { confirmationId: grant.id.slice(0, 8) }
  } catch (error) {
    if (!(error instanceof ClaimError)) throw error
    console.warn(error.code, error.message)
    return { refusal: error.customerMessage }
  }
}
