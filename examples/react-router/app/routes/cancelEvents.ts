import { cancelEvents } from '../cancelFlow.server'
import type { Route } from './+types/cancelEvents'

/** Stores the events that the page posts. */
export const action = ({ request }: Route.ActionArgs) => cancelEvents(request)
