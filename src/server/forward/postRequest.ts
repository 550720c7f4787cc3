import { retryAfter } from '../../events/delivery/retryAfter'
import type { Failure, ForwardedEvent, Forwarder, ForwardRequest, Verdict } from './forwarder'

/** How requests are signed and sent. */
export interface PostOptions {
  /** Signs a request; it is called anew for each try. */
  sign?: (request: ForwardRequest) => Promise<ForwardRequest>
  fetch?: typeof fetch
}

/** The result of one request: a verdict on all of it, or the events that were not taken. */
export interface Posted {
  verdict?: Verdict
  reason: string
  failures: Failure[]
  /** Milliseconds after which the other system wants the next try; NaN where it does not say. */
  wait: number
}

/** Posts the events once. Rejects where there is no answer. */
export async function postRequest(
  events: readonly ForwardedEvent[],
  to: Forwarder,
  options: PostOptions,
): Promise<Posted> {
  const { verdict, reason, wait, answer } = await ask(to.requestFor(events), to, options)
  if (verdict) return { verdict, reason, wait, failures: [] }
  const failures = (to.failuresIn?.(answer) ?? []).filter(({ index }) => index < events.length)
  return { reason, wait, failures }
}

/** What the other system answered, and what that means; without a verdict it is good. */
export interface Answered extends Omit<Posted, 'failures'> {
  answer: unknown
}

/** Sends one request and reads the answer. Rejects where there is none. */
export async function ask(request: ForwardRequest, to: Forwarder, options: PostOptions): Promise<Answered> {
  const { sign = to.sign, fetch = globalThis.fetch } = options
  const { url, ...sent } = sign ? await sign(request) : request
  const response = await fetch(url, {
    ...sent,
    method: 'POST',
    // A redirect that is followed may end as a GET that is answered 200, or at a stranger's.
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  })
  const text = await response.text()
  const { status } = response
  // A web page in answer to a POST is a login or an app's catch-all route, so nothing was taken.
  const ok = response.ok && !response.headers.get('content-type')?.includes('html')
  const answer = parsed(text)
  const verdict = ok ? to.faultIn?.(answer) : (to.verdictOn?.(status, answer) ?? verdictOn(status))
  const reason = `${to.name ?? placeOf(url)} answered ${status} ${text.slice(0, 200)}`
  return { ...(verdict && { verdict }), reason, answer, wait: retryAfter(response.headers, Date.now(), Math.random()) }
}

/** The address without its query, which may hold a password. */
function placeOf(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}

function verdictOn(status: number): Verdict {
  if (status >= 500 || [408, 425, 429].includes(status)) return 'again'
  return [400, 413, 422].includes(status) ? 'refused' : 'misconfigured'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
