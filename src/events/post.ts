import type { DeliveryOptions } from './delivery'
import { requestTime } from './entry'
import type { SinkRequest } from './sink'

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
  const abort = new AbortController()
  setTimeout(() => abort.abort(), requestTime)
  try {
    const response = await fetch(url, { ...request, method: 'POST', keepalive, signal: abort.signal })
    const text = await response.text()
    const { ok, status, headers } = response
    // A web page in answer to a post is a captive portal or an app's catch-all route: nothing was taken.
    if (!ok || !headers.get('content-type')?.includes('html'))
      return { ...(text[0] === '{' && JSON.parse(text)), ok, status, headers }
  } catch {
    // No network, no answer in time, or none that can be read: they look the same.
  }
  return { status: 0 }
}
