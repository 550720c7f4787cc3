/** What an address answered. `status` is 0 where nothing answered; then `failure` says why. */
export interface Answer {
  url: URL
  status: number
  headers: Headers
  body: Buffer
  failure?: string
}

/** Asks addresses as a browser on the page would. It never rejects. */
export type Visitor = (url: URL, request?: RequestInit) => Promise<Answer>

/** An address that takes longer would have cost the customer the flow, too. */
const patience = 10_000

/** A visitor that sends `headers` to the page's own origin, such as the cookie of someone who is signed in. */
export function createVisitor(origin: string, headers: Record<string, string>): Visitor {
  return async (url, request = {}) => {
    const own = url.origin === origin ? headers : {}
    const all = { ...own, ...(request.headers as Record<string, string> | undefined) }
    try {
      const signal = AbortSignal.timeout(patience)
      const response = await fetch(url, { redirect: 'follow', ...request, headers: all, signal })
      const body = Buffer.from(await response.arrayBuffer())
      return { url: new URL(response.url || url), status: response.status, headers: response.headers, body }
    } catch (cause) {
      return { url, status: 0, headers: new Headers(), body: Buffer.alloc(0), failure: reasonOf(cause) }
    }
  }
}

/** Node's `fetch failed` has what failed in its cause. */
function reasonOf(cause: unknown): string {
  const { message, cause: deeper, name } = cause as Error & { cause?: Error & { code?: string } }
  if (name === 'TimeoutError') return `no answer within ${patience / 1000} seconds`
  return deeper?.code ?? deeper?.message ?? message
}

/** `status 404`, or why there is none. */
export const statusText = ({ status, failure }: Answer): string => failure ?? `status ${status}`

/** The file's name: the last part of its address. */
export const nameOf = ({ url }: Answer): string => url.pathname.split('/').at(-1) ?? ''
