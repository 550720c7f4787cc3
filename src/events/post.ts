import type { DeliveryOptions } from './delivery'
import type { SinkRequest } from './sink'

/** What came back. Status 0 stands for no answer, or one that our endpoint cannot have given. */
export interface Answer {
  status: number
  headers?: Headers
  /** A receiver may name what it took and what it never will. */
  accepted?: string[]
  rejected?: { index?: number; id?: string }[]
}

/** Milliseconds after which a request is given up. */
export const requestTime = 10_000

/** Posts in the calling task and gives up after ten seconds. Never rejects. */
export function post(url: string, request: SinkRequest, keepalive: boolean, options: DeliveryOptions): Promise<Answer> {
  const { setTimeout, clearTimeout } = options
  const abort = new AbortController()
  const { headers, body } = request
  const init = { method: 'POST', headers, body, keepalive, signal: abort.signal }
  return new Promise((resolve) => {
    const none = () => resolve({ status: 0 })
    const timer = setTimeout(() => {
      none()
      abort.abort()
    }, requestTime)
    ask(request.url ?? url, init, options)
      .then(resolve, none)
      .then(() => clearTimeout(timer))
  })
}

async function ask(
  url: string,
  init: RequestInit & { body: string },
  { fetch, sendBeacon }: DeliveryOptions,
): Promise<Answer> {
  let answer: Promise<Response> | undefined
  try {
    answer = fetch?.(url, init)
  } catch {}
  // Taken by the beacon is not delivered: the events stay, and go again under the same ids.
  if (!answer) sendBeacon?.(url, new Blob([init.body], { type: 'text/plain' }))
  const response = await answer
  const type = response?.headers.get('content-type') ?? ''
  // A web page in answer to a post is a captive portal or an app's catch-all route: nothing was taken.
  if (!response || (response.ok && type.includes('text/html'))) return { status: 0 }
  const text = await response.text()
  return { ...receipt(text), status: response.status, headers: response.headers }
}

function receipt(text: string): Partial<Answer> {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
