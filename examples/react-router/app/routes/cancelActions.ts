import { cancelActions } from '../cancelFlow.server'
import type { Route } from './+types/cancelActions'

/** Does what the customer accepted. */
export const action = ({ request }: Route.ActionArgs) => cancelActions(request)
