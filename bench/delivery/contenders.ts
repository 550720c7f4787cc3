import { build } from 'esbuild'
import type { CloudEvent } from '../../src/events/wire/flowEvent'
import type { Dialect } from '../../test/support/faultReceiver'
import { merchantPage } from '../../test/support/merchantPage'

/** A library that sends events, on a page of its own. */
export interface Contender {
  name: string
  /** The page; `href` is where its way out leads. */
  page(endpoint: string, href: string): string
  dialect: Dialect
  /** What must be answered besides events, before anything is measured. */
  code?: { path: string; text: string }
}

/**
 * Every page has `ready`, and `act(number)`, after which one event exists that must arrive; `leave(number)` acts and
 * follows the page's way out in the same task.
 */
export async function loadContenders(): Promise<Contender[]> {
  return [await peer('segment'), await peer('rudderstack'), await peer('posthog'), fairwell]
}

async function peer(name: string): Promise<Contender> {
  const { outputFiles } = await build({
    entryPoints: [`bench/delivery/pages/${name}.js`],
    bundle: true,
    minify: true,
    format: 'iife',
    write: false,
    logLevel: 'error',
  })
  const path = `/${name}.js`
  return {
    name,
    code: { path, text: outputFiles[0]?.text ?? '' },
    page: (endpoint, href) => `<!doctype html><title>${name}</title><link rel="icon" href="data:,">
<script>window.endpoint = ${JSON.stringify(new URL(endpoint).origin)}</script>
<script src="${path}"></script>
<script>
  window.act = (number) => track(number)
  window.leave = (number) => { track(number); location.href = ${JSON.stringify(href)} }
</script>`,
    dialect: { read: (body) => trackedIn(body), isValid: () => true, isTarget: (events) => events.length > 0 },
  }
}

/** Ours is the whole product: the flow is opened, `cancel`, `confirm`; the confirmed cancellation is the event. */
const fairwell: Contender = {
  name: 'fairwell',
  page: (endpoint, href) =>
    merchantPage({
      data: { endpoint: `${endpoint}/cancel-events`, timeout: '20000' },
      body: `<a id="cancel" href="${href}">Cancel plan</a>`,
      script: `
        let leaves = false
        cancel.addEventListener('click', (event) => leaves || event.preventDefault())
        const there = async (find) => {
          for (let found; ; await new Promise((resolve) => setTimeout(resolve, 5))) if ((found = find())) return found
        }
        const dialog = () => document.querySelector('fairwell-dialog')
        const part = (name) => there(() => dialog()?.shadowRoot.querySelector('[part~="' + name + '"]'))
        window.act = async (number, last = 'confirm') => {
          cancel.click()
          if (last === 'confirm') (await part('cancel')).click()
          ;(await part(last)).click()
          await there(() => !dialog())
        }
        window.leave = (number) => {
          leaves = true
          void act(number)
        }
        // What comes while the first screen is read is there before the network may fail: one flow, closed.
        window.ready = there(() => fairwell.isLoaded).then(() => act(0, 'close')).then(() => new Promise((resolve) => setTimeout(resolve, 1500)))`,
    }),
  dialect: {
    read: (body) => (JSON.parse(body) as CloudEvent[]).filter(({ type }) => type.includes('flow.canceled')),
    isValid: () => true,
    isTarget: (events) => events.length > 0,
  },
}

interface Tracked {
  messageId?: string
  uuid?: string
  event?: string
  properties?: { number?: number }
}

/** The tracked events in a Segment, RudderStack or PostHog body, under the ids that their servers go by. */
function trackedIn(body: string): CloudEvent[] {
  const plain = body.startsWith('data=') ? decodeURIComponent(body.slice(5)) : body
  // PostHog's beacons are in base 64.
  const parsed = JSON.parse(/^[[{]/.test(plain) ? plain : Buffer.from(plain, 'base64').toString())
  const events: Tracked[] = [parsed.batch ?? parsed].flat()
  return events
    .filter(({ event }) => event === 'subscription canceled')
    .map(({ messageId, uuid }) => ({ id: messageId ?? uuid ?? '', source: '' }) as CloudEvent)
}
