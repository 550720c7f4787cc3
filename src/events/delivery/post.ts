import type { SinkRequest } from '../sinks/sink'
import type { DeliveryOptions } from './delivery'
import { requestTime } from './entry'
import { parse } from './parse'

/** What came back. Status 0 stands for no answer, or one that our endpoint cannot have given. */
export interface Answer {
  status: number
  ok?: boolean
  headers?: Headers
  /** A receiver may name what it took and what it never will. */
  accepted?: string[]
  rejected?: { index?: number }[]
}

/** Posts in the calling task. Never rejects. */
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
    // A web page in answer to a post is a captive portal or an app's catch-all route, and a redirect may have made a
    // GET of it: nothing was taken, unless it is said. An empty answer is no page, whatever it calls itself (PHP).
    if (!ok || !text || told?.accepted || !(isMoved || /html/.test(`${headers.get('content-type')}`)))
      return { ...told, ok, status, headers }
  } catch {
    // No network, no answer in time, or none that can be read: they look the same.
  }
  return { status: isMoved ? 302 : 0 }
}
