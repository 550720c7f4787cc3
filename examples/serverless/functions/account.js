import { situationOf } from '../lib/cancelFlow.js'
import { signedIn } from '../lib/studio.js'

/** Who is leaving and what they pay. */
export default async (request) => Response.json(await situationOf(signedIn(request)))
