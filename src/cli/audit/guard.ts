import type { BrowserContext } from 'playwright-core'

/** A request that a page made from the press on. */
export interface Sent {
  method: string
  /** The origin it went to, which is what tells a third party. */
  origin: string
  isThirdParty: boolean
  isBlocked: boolean
}

/** Watches what a page sends, and holds back what could cancel. */
export interface Guard {
  /** To be called before a page is loaded: it may ask for whatever it needs. */
  open(): void
  /** To be called when the page has loaded: from here on only what reads is let through. */
  close(pageUrl: string): void
  sent: Sent[]
}

/**
 * Stands between a page and the network. Once closed, it lets nothing through but GET, HEAD and OPTIONS, and no word on a web socket.
 * `allowPost` lets scripts send again; a form that is sent by POST as a page of its own stays blocked.
 */
export async function createGuard(context: BrowserContext, allowPost: boolean): Promise<Guard> {
  const sent: Sent[] = []
  let page: URL | undefined
  await context.route('**/*', async (route, request) => {
    const method = request.method()
    const mayPass = /^(GET|HEAD|OPTIONS)$/.test(method) || (allowPost && !request.isNavigationRequest())
    const isBlocked = page !== undefined && !mayPass
    if (page && /^https?:/.test(request.url())) {
      const url = new URL(request.url())
      sent.push({ method, origin: url.origin, isThirdParty: !isOwn(url, page), isBlocked })
    }
    await (isBlocked ? route.abort('blockedbyclient') : route.continue()).catch(() => {})
  })
  await context.routeWebSocket(/.*/, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((message) => {
      if (!page || allowPost) server.send(message)
    })
  })
  return {
    sent,
    open: () => {
      page = undefined
    },
    close: (pageUrl) => {
      page = new URL(pageUrl)
    },
  }
}

/** The page's own host, or one below or above it: `api.example.com` is no third party to `www.example.com`'s parent `example.com`. */
function isOwn({ hostname }: URL, page: URL): boolean {
  return (
    page.hostname !== '' &&
    (hostname === page.hostname || hostname.endsWith(`.${page.hostname}`) || page.hostname.endsWith(`.${hostname}`))
  )
}
