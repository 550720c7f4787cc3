import type { DeliveryOptions } from './delivery'
import type { SinkRequest } from './sink'

/** What came back. Status 0 stands for no answer, or one that our endpoint cannot have given. */
export interface Answer {
  status: number
  ok?: boolean
  headers?: Headers
  /** A receiver may name what it took and what it never will. */
  accepted?: string[]
  rejected?: { index?: number; id?: string }[]
}

/** Milliseconds after which a request is given up. */
export const requestTime = 10_000

/** Posts in the calling task. Never rejects. */
export async function post(
  url: string,
  sent: Pick<SinkRequest, 'headers' | 'body'>,
  keepalive: boolean,
  options: DeliveryOptions,
): Promise<Answer> {
  const { fetch, sendBeacon, setTimeout, clearTimeout } = options
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), requestTime)
  let answer: Promise<Response> | undefined
  try {
    // Where fetch is missing this throws, as it does where it is forbidden.
    answer = (fetch as typeof globalThis.fetch)(url, { ...sent, method: 'POST', keepalive, signal: abort.signal })
    const response = await answer
    const text = await response.text()
    // A web page in answer to a post is a captive portal or an app's catch-all route: nothing was taken.
    const { ok, status, headers } = response
    if (!ok || !headers.get('content-type')?.includes('html'))
      return { ...(text[0] === '{' && JSON.parse(text)), ok, status, headers }
  } catch {
    // Taken by the beacon is not delivered: the events stay, and go again under the same ids.
    if (!answer) sendBeacon?.(url, new Blob([sent.body], { type: 'text/plain' }))
  } finally {
    clearTimeout(timer)
  }
  return { status: 0 }
}
