import { cancelEvents } from '$lib/server/cancelFlow'

export const POST = ({ request }) => cancelEvents(request)
export const OPTIONS = ({ request }) => cancelEvents(request)
