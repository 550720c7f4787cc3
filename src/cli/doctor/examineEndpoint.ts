import type { HTMLElement } from 'node-html-parser'
import { bad, doubt, type Finding, good } from './finding'
import { addressIn, type ServedPage } from './readPage'
import { type Answer, statusText, type Visitor } from './visitor'

const type = 'application/cloudevents-batch+json'

/** Whether the endpoint takes what a browser posts: it is asked with an empty batch, which tells nothing. */
export async function examineEndpoint(page: ServedPage, tag: HTMLElement, visit: Visitor): Promise<Finding[]> {
  const given = tag.getAttribute('data-endpoint')
  if (!given)
    return [
      doubt(
        'endpoint',
        'data-endpoint: expected a URL, got none: nobody is told what customers answer',
        page.hasCalls
          ? 'A script in the page calls fairwell(…) and may set it.'
          : 'Set data-endpoint: see docs/receiver.md.',
      ),
    ]
  const url = addressIn(page, given)
  if (!url) return [bad('endpoint', `data-endpoint: expected a URL of http or https, got ${given}`)]
  const { origin } = page.url
  if (url.origin !== origin) {
    const headers = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    }
    const refusal = refusalOf(await visit(url, { method: 'OPTIONS', headers }), origin)
    if (refusal) return [refusal]
  }
  const answer = await visit(url, {
    method: 'POST',
    body: '[]',
    redirect: 'manual',
    headers: { origin, 'content-type': type },
  })
  if (answer.status >= 200 && answer.status < 300) return [good('endpoint', `${url} takes events`)]
  const said = `expected ${url} to take a batch of events by POST, got ${statusText(answer)}`
  // The receiver may want a ticket of a signed-in customer, or refuse an empty batch: then it is there all the same.
  if ([400, 401, 403, 422].includes(answer.status))
    return [
      doubt('endpoint', said, 'Right where it wants a signed-in customer or a ticket; else see docs/receiver.md.'),
    ]
  return [bad('endpoint', said, 'Events wait in customers’ browsers until it does. See docs/receiver.md.')]
}

/** What is wrong with the answer to a preflight request, as a browser reads it. */
function refusalOf(answer: Answer, origin: string): Finding | undefined {
  const allowed = (name: string) => (answer.headers.get(`access-control-allow-${name}`) ?? '').toLowerCase()
  const isOrigin = ['*', origin.toLowerCase()].includes(allowed('origin'))
  const isHeader = allowed('headers') === '*' || /(^|,)\s*content-type\s*(,|$)/.test(allowed('headers'))
  if (answer.status >= 200 && answer.status < 300 && isOrigin && isHeader) return undefined
  const got = `${statusText(answer)}, origin "${allowed('origin')}", headers "${allowed('headers')}"`
  return bad(
    'endpoint',
    `expected ${answer.url} to let ${origin} post to it (CORS), got ${got}`,
    'Answer OPTIONS with access-control-allow-origin and access-control-allow-headers: content-type, or post to the page’s own origin.',
  )
}
