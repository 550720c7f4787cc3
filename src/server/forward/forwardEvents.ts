import pRetry, { AbortError } from 'p-retry'
import type { ForwardedEvent, Forwarder, ForwardRequest } from './forwarder'

export interface ForwardOptions {
  /** Puts a signature on a request, anew for each try. */
  sign?: (request: ForwardRequest) => Promise<ForwardRequest>
  fetch?: typeof fetch
  /** Further tries of a request whose failure may pass; default 3. */
  retries?: number
  /** Milliseconds until the second try, doubled for each after that; default 1000. */
  wait?: number
}

/**
 * Hands stored events on to another system, one request after the other. Rejects when it did not take them all: what has
 * gone may go again then, under the same ids. Call it after the commit, never in its place.
 */
export async function forwardEvents(
  events: readonly ForwardedEvent[],
  to: Forwarder,
  { retries = 3, wait = 1000, ...options }: ForwardOptions = {},
): Promise<void> {
  for (const request of to.requestsFor(events)) {
    await pRetry(() => post(request, to, options), { retries, minTimeout: wait })
  }
}

async function post(request: ForwardRequest, to: Forwarder, { sign, fetch = globalThis.fetch }: ForwardOptions) {
  const { url, ...sent } = sign ? await sign(request) : request
  const response = await fetch(url, { ...sent, method: 'POST', signal: AbortSignal.timeout(10_000) })
  const text = await response.text()
  const { origin, pathname } = new URL(url)
  const said = `forwardEvents: ${origin}${pathname} answered ${response.status} ${text.slice(0, 200)}`
  if (!response.ok) {
    const mayPass = response.status >= 500 || [408, 425, 429].includes(response.status)
    throw mayPass ? new Error(said) : new AbortError(said)
  }
  const problem = to.problemIn?.(parsed(text))
  if (problem) throw new Error(`${said}: ${problem}`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
