import type { FlowEventType } from '../events/wire/flowEvent'
import type { ReceivedEvent } from '../server/receive/checkEvent'
import { createReceiver } from '../server/receive/createReceiver'
import type { ReceiverOptions } from '../server/receive/receiverOptions'

/** A receiver that keeps events in memory. It takes, checks and answers as `receiveEvents` does, whose code it runs. */
export interface FakeReceiver {
  /** The endpoint, for whatever serves a `Request`: a route of yours, or a handler of Mock Service Worker. */
  receive(request: Request): Promise<Response>
  /** The endpoint as a handler of Playwright's `page.route`. */
  route(route: PlaywrightRoute): Promise<void>
  /** What was stored, in the order in which it came; of two with the same `source` and `id` the first. */
  readonly events: readonly ReceivedEvent[]
  /** Those of a type, such as `flow.saved`. */
  eventsOf(type: FlowEventType): readonly ReceivedEvent[]
  /** Answers with this status and stores nothing, until it is called without one: the endpoint is down. */
  fail(status?: number): void
  /** Forgets what was stored. */
  clear(): void
}

/** What is asked of a Playwright `Route`. */
export interface PlaywrightRoute {
  request(): {
    url(): string
    method(): string
    headers(): Record<string, string>
    postData(): string | null
  }
  fulfill(answer: { status: number; headers: Record<string, string>; body: string }): Promise<unknown>
}

/** Makes an endpoint for a test. The options are those of `receiveEvents`, which has a database besides. */
export function fakeReceiver(options: Omit<ReceiverOptions, 'query'> = {}): FakeReceiver {
  const stored = new Map<string, ReceivedEvent>()
  let failing: number | undefined

  const take = createReceiver(options, async (events) => {
    for (const event of events) {
      const name = JSON.stringify([event.source, event.id])
      if (!stored.has(name)) stored.set(name, event)
    }
    return new Set()
  })

  const receive = async (request: Request): Promise<Response> =>
    failing === undefined ? take(request) : Response.json({ error: 'A test asked for this.' }, { status: failing })

  return {
    receive,
    async route(route) {
      const asked = route.request()
      const method = asked.method()
      const body = method === 'GET' || method === 'HEAD' ? null : asked.postData()
      const answer = await receive(new Request(asked.url(), { method, headers: asked.headers(), body }))
      await route.fulfill({
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: await answer.text(),
      })
    },
    get events() {
      return [...stored.values()]
    },
    eventsOf: (type) => [...stored.values()].filter((event) => event.type.includes(`.${type}.v`)),
    fail: (status) => {
      failing = status
    },
    clear: () => stored.clear(),
  }
}
