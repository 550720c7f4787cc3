// What Rails and Laravel do with each form: a token that only their own pages know, and methods that a browser cannot send.
import { createHmac, randomUUID } from 'node:crypto'

const tokenOf = (session) => createHmac('sha256', process.env.SESSION_SECRET).update(session).digest('base64url')

/** The token of this browser's session, which begins with its first page. */
export function csrfToken(request, response) {
  const [, known] = /(?:^|; )session=([^;]+)/.exec(request.headers.cookie ?? '') ?? []
  const session = known ?? randomUUID()
  if (!known) response.cookie('session', session, { httpOnly: true, sameSite: 'lax' })
  return tokenOf(session)
}

/** Refuses what was not sent by a page of ours, and reads `_method` of a form as its method. */
export function protectForms(request, response, next) {
  if (request.method === 'GET') return next()
  const { _token, _method } = request.body ?? {}
  if ((_token ?? request.get('x-csrf-token')) !== csrfToken(request, response)) return response.sendStatus(419)
  if (_method) request.method = _method.toUpperCase()
  next()
}
