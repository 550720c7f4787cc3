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
}

/** Posts the events once. Rejects where there is no answer. */
export async function postRequest(
  events: readonly ForwardedEvent[],
  to: Forwarder,
  { sign, fetch = globalThis.fetch }: PostOptions,
): Promise<Posted> {
  const request = to.requestFor(events)
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
  // The query is left out of messages, since it may hold a password.
  const { origin, pathname } = new URL(url)
  const reason = `${origin}${pathname} answered ${status} ${text.slice(0, 200)}`
  if (!ok) return { verdict: to.verdictOn?.(status, answer) ?? verdictOn(status), reason, failures: [] }
  const failures = (to.failuresIn?.(answer) ?? []).filter(({ index }) => index < events.length)
  return { reason, failures }
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
