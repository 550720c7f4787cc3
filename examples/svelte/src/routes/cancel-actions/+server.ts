import { cancelActions } from '$lib/server/cancelFlow'

export const POST = ({ request }) => cancelActions(request)
