import { situationOf } from '$lib/server/cancelFlow'
import { cancel, resume, signedIn } from '$lib/server/studio'

export const load = () => situationOf(signedIn())

/** Studio's own forms: they work whenever the flow cannot open, and where no script runs. */
export const actions = {
  cancel: () => cancel(signedIn().id),
  resume: () => resume(signedIn().id),
}
