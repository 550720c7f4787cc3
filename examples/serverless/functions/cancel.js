import { cancel, signedIn } from '../lib/studio.js'

/** Studio's own cancel: it runs whenever the flow cannot open, and where no script runs. */
export default async (request) => {
  if (request.method !== 'POST') return new Response('', { status: 405 })
  await cancel(signedIn(request).id)
  return new Response('', { status: 303, headers: { location: '/' } })
}
