import { resume, signedIn } from '../lib/studio.js'

export default async (request) => {
  if (request.method !== 'POST') return new Response('', { status: 405 })
  await resume(signedIn(request).id)
  return new Response('', { status: 303, headers: { location: '/' } })
}
