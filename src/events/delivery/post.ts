import type { SinkRequest } from '../sinks/sink'
import type { DeliveryOptions } from './delivery'
import { requestTime } from './entry'
import { parse } from './parse'

/** What came back for a request. Status 0 stands for no answer, or for one that the endpoint cannot have given. */
export interface Answer {
  status: number
  ok?: boolean
  headers?: Headers
  /** The ids of the events that the receiver took, where it names them. */
  accepted?: string[]
  /** The places in the batch of the events that the receiver will never take. */
  rejected?: { index?: number }[]
}

/** Posts a request; it is on its way before this returns. Gives up after ten seconds. Never rejects. */
export async function post(
  url: string,
  request: SinkRequest,
  keepalive: boolean,
  { fetch, setTimeout }: DeliveryOptions,
): Promise<Answer> {
  let isMoved = false
  try {
    const abort = new AbortController()
    setTimeout(() => abort.abort(), requestTime)
    const response = await fetch(url, { ...request, method: 'POST', keepalive, signal: abort.signal })
    const text = await response.text()
    const { ok, status, headers, redirected } = response
    const told = parse(text)
    isMoved = redirected
    // A web page in answer to a post comes from a captive portal or an app's catch-all route, and a redirect may have made a GET
    // of the post. In both cases the events count as not taken, unless the answer names them. An empty answer is no web page,
    // whatever its content type says (PHP calls everything HTML).
    if (!ok || !text || told?.accepted || !(isMoved || /html/.test(`${headers.get('content-type')}`)))
      return { ...told, ok, status, headers }
  } catch {
    // No network, no answer in time, and an answer that cannot be read look the same from here.
  }
  return { status: isMoved ? 302 : 0 }
}
