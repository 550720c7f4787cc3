import type { BrowserContext, Page } from 'playwright-core'
import type { FlowEvent } from '../../../src/events/wire/flowEvent'
import { seeded } from '../deliveryWorld'
import { type FaultReceiver, start } from '../faultReceiver'
import { type MerchantPage, merchantPage } from '../merchantPage'
import type { Site } from '../site'
import { type DelayProxy, startDelayProxy } from './delayProxy'
import { createTab, type Tab } from './tab'
import { until } from './until'

/** What all trials of a run share. */
export interface Stage {
  site: Site
  /** A fresh profile; by default of a browser that all share. */
  openContext(): Promise<BrowserContext>
  /** A fresh profile of the browser that keeps pages one goes back to. */
  openCachingContext(): Promise<BrowserContext>
  busy: <Result>(work: () => Promise<Result>) => Promise<Result>
}

/** One visit: a browser profile, a receiver of its own on another origin, and the books of what the page said it recorded. */
export interface Trial {
  stage: Stage
  seed: number
  random(): number
  receiver: FaultReceiver
  /** Where the pages post to. */
  endpoint: string
  context: BrowserContext
  /** Every event the pages recorded, by id. */
  told: Map<string, FlowEvent>
  /** What the pages were told as `error`. */
  warned: string[]
  /** Ids of events that the receiver refuses for ever, or that the queue had no room for: kept for the host, and told. */
  setAside: Set<string>
  /** Every request takes so many milliseconds each way from now on. */
  slowDown(delay: number): Promise<void>
  /** The URL of an account page, made so; the plain one without. */
  put(page?: MerchantPage): string
  /** The URL of a page without us, on another site. */
  elsewhere(): string
  /** Opens a tab on the URL; default: a plain account page. */
  visit(url?: string): Promise<Tab>
  /** Goes there in a tab that is open. */
  go(tab: Tab, url: string): Promise<void>
  /** From now on the profile of this context is the trial's. */
  adopt(context: BrowserContext): Promise<void>
  /** Waits until every ending was told. */
  ended(): Promise<void>
  /** Waits until the receiver has stored every event that was told. */
  delivered(seconds?: number): Promise<void>
  close(): Promise<void>
}

export async function createTrial(stage: Stage, seed: number, isCaching = false): Promise<Trial> {
  const receiver = await start()
  const proxies: DelayProxy[] = []
  const contexts: BrowserContext[] = []
  const paths: string[] = []
  const bookPath = `/told/${seed}`
  const told = new Map<string, FlowEvent>()
  const setAside = new Set<string>()
  let endings = 0
  const isEnding = ({ type }: FlowEvent) => /^flow\.(saved|canceled|dismissed|referred|failed)$/.test(type)
  const isStored = ({ id, flowId }: FlowEvent) =>
    receiver.stored().has(`${stage.site.url}/fairwell/${flowId} ${id}`) || setAside.has(id)
  const trial: Trial = {
    stage,
    seed,
    random: seeded(seed),
    receiver,
    endpoint: `${receiver.url}/cancel-events`,
    context: undefined as unknown as BrowserContext,
    told,
    warned: [],
    setAside,
    async slowDown(delay) {
      const proxy = await startDelayProxy(receiver.url, delay)
      proxies.push(proxy)
      trial.endpoint = `${proxy.url}/cancel-events`
    },
    put({ script = '', ...page } = {}) {
      const path = `/${seed}/${paths.length}`
      paths.push(path)
      const data = { endpoint: trial.endpoint, timeout: '20000', ...page.data }
      stage.site.pages.set(path, merchantPage({ ...page, data, script: `${listeningAt(bookPath)}\n${script}` }))
      return stage.site.url + path
    },
    elsewhere() {
      // The same server, under a name that makes it another site.
      stage.site.pages.set('/elsewhere', '<!doctype html><title>Elsewhere</title>')
      return `${stage.site.url.replace('localhost', '127.0.0.1')}/elsewhere`
    },
    async visit(url = trial.put()) {
      const page = await trial.context.newPage()
      page.setDefaultTimeout(40_000)
      const tab = createTab({ page, busy: stage.busy, onEnding: (count) => (endings += count) })
      await trial.go(tab, url)
      return tab
    },
    go: (tab, url) => stage.busy(() => load(tab.page, url)),
    async adopt(context) {
      contexts.push(context)
      trial.context = context
      await context.addInitScript(seedRandom(seed))
      await context.exposeBinding('tellTrial', (_, event: FlowEvent) => void told.set(event.id, event))
      await context.exposeBinding('warnTrial', (_, message: string) => void trial.warned.push(message))
    },
    ended: () => until(`${endings} endings told`, () => [...told.values()].filter(isEnding).length >= endings, 20),
    async delivered(seconds) {
      await trial.ended()
      // Not having come is a count, not an exception: the tally is made of it.
      await until('delivered', () => [...told.values()].every(isStored), seconds).catch(() => undefined)
    },
    async close() {
      stage.site.routes.delete(bookPath)
      for (const context of contexts) await context.close().catch(() => undefined)
      for (const proxy of proxies) proxy.stop()
      for (const path of paths) stage.site.pages.delete(path)
      await receiver.stop()
    },
  }
  stage.site.routes.set(bookPath, (_, response, body) => {
    const event = JSON.parse(body) as FlowEvent
    told.set(event.id, event)
    response.writeHead(204).end()
  })
  await trial.adopt(await (isCaching ? stage.openCachingContext() : stage.openContext()))
  return trial
}

/** A tab that was offline may still be showing its error page when the next address is asked for. */
async function load(page: Page, url: string): Promise<void> {
  await page.goto(url).catch((error) => {
    if (!/interrupted|ERR_ABORTED/.test(String(error))) throw error
    return page.goto(url)
  })
}

/** A page on its way out may not get its last word to the binding; a beacon outlives it, but not an outage. */
const listeningAt = (path: string) => `
  fairwell('on', 'event', (event) => {
    tellTrial(event)
    navigator.sendBeacon('${path}', JSON.stringify(event))
  })
  fairwell('on', 'error', ({ message }) => warnTrial(message))`

/** mulberry32, in the page: jitter is the same for the same seed. */
const seedRandom = (seed: number) => `(() => {
  let state = ${seed}
  Math.random = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
})()`
