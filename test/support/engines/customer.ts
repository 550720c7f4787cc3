import { expect } from 'vitest'
import { type MerchantPage, merchantPage } from '../merchantPage'
import type { Site } from '../site'
import type { Engine, Key, Tab } from './engine'

/** A customer on a merchant's page, in any engine. Elements are named by CSS selectors, which find ours in the dialog too. */
export interface Customer {
  tab: Tab
  site: Site
  engine: Engine
  /** Puts the page on the site and goes there. */
  visit(page: MerchantPage | string): Promise<void>
  /** Waits until the element stands still and nothing covers it, and presses the mouse in its middle. */
  press(selector: string): Promise<void>
  /** Presses a key. */
  key(name: Key): Promise<void>
  /** Waits for the screen of this step to be the one that shows. */
  reach(step: string): Promise<void>
  /** Waits until no dialog of ours is in the page. */
  gone(): Promise<void>
  /** Waits until the expression has this value in the page. */
  sees(expression: string, expected: unknown): Promise<void>
  /** What has the focus: `ours PART` inside the dialog, else the id or the tag of the page's element. */
  focused(): Promise<string>
  /** The text of the dialog, with plain spaces. */
  words(): Promise<string>
  /** What the page itself did, in order. */
  host(): Promise<unknown[]>
  /** Errors that nobody caught, and what a content security policy refused. */
  faults(): Promise<string[]>
  /** The short names of the events that the endpoint was sent, each event once and in order. */
  events(): string[]
}

/** Runs before all else in a page, which has no console that a driver hears. */
const listen = `
  window.faults = []
  addEventListener('error', ({ message }) => message && faults.push(message))
  addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)))
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => faults.push(effectiveDirective + ' ' + blockedURI))`

/** JavaScript for the element: the page's own, else ours in the dialog. */
export function find(selector: string): string {
  const name = JSON.stringify(selector)
  return `(document.querySelector(${name}) ?? document.querySelector('fairwell-dialog')?.shadowRoot.querySelector(${name}))`
}

/** JavaScript for the middle of the element, once it stands still and is what a press there would hit. */
const middle = (selector: string) => `(async () => {
  const element = ${find(selector)}
  if (!element) return null
  element.scrollIntoView({ block: 'nearest' })
  const before = element.getBoundingClientRect()
  await new Promise((done) => setTimeout(done, 60))
  const { x, y, width, height } = element.getBoundingClientRect()
  if (!width || x !== before.x || y !== before.y || height !== before.height) return null
  const point = { x: x + width / 2, y: y + height / 2 }
  let hit = document.elementFromPoint(point.x, point.y)
  if (hit?.shadowRoot) hit = hit.shadowRoot.elementFromPoint(point.x, point.y)
  return hit && (element.contains(hit) || hit.contains(element)) ? point : null
})()`

const focus = `(() => {
  const host = document.activeElement
  const inside = host?.shadowRoot?.activeElement
  return inside ? 'ours ' + (inside.getAttribute('part') ?? inside.localName) : host?.id || host?.localName
})()`

const patience = { timeout: 10_000, interval: 50 }

/** A customer who has this page of the browser to themselves. */
export function customerOf(engine: Engine, tab: Tab, site: Site): Customer {
  /** Undefined where the page cannot answer, as while it is being left. */
  const ask = <T>(expression: string) => tab.js<T>(expression).catch(() => undefined)
  const sees = async (expression: string, expected: unknown) =>
    void (await expect.poll(() => ask(expression), patience).toEqual(expected))
  return {
    tab,
    site,
    engine,
    sees,
    async visit(page) {
      site.pages.set('/', typeof page === 'string' ? page : merchantPage(page).replace('<head>', `<head>${hook(page)}`))
      await tab.goto(`${site.url}/`)
    },
    async press(selector) {
      let point: { x: number; y: number } | null | undefined
      await expect
        .poll(async () => {
          point = await ask(middle(selector))
          return point ? 'ready' : `${selector} is not there, or moves, or is covered`
        }, patience)
        .toBe('ready')
      if (point) await tab.clickAt(point)
    },
    key: (name) => tab.key(name),
    reach: (step) => sees(`${find('dialog')}?.dataset.step`, step),
    gone: () => sees(`document.querySelectorAll('fairwell-dialog').length`, 0),
    focused: () => tab.js(focus),
    words: async () => (await tab.js<string>(`${find('dialog')}?.textContent ?? ''`)).replaceAll(/\s/g, ' '),
    host: () => tab.js('host'),
    faults: () => tab.js('faults'),
    events: () => eventsOf(site),
  }
}

const hook = ({ nonce }: MerchantPage) => `<script${nonce ? ` nonce="${nonce}"` : ''}>${listen}</script>`

function eventsOf(site: Site): string[] {
  const once = new Map(site.events.map((event) => [event.id, event]))
  return [...once.values()]
    .sort((a, b) => Number(a.sequence) - Number(b.sequence))
    .map(({ type }) => type.split('.').slice(2, -1).join('.'))
}
