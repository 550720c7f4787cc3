import type { Browser, CDPSession, Page } from 'playwright-core'
import { launchBrowser } from '../test/support/browser'
import { openSite, type Site } from '../test/support/site'

// What a page pays at load, and how soon the first screen stands, beside a dialog of the page's own with the same
// content. Reads the built files: `npm run build && npm run bench:paint`.

/** Contestants take turns within each round, so that a busy machine slows them all. */
const ROUNDS = 15
const SLOWDOWN = 4
/** Milliseconds after which everything that a step started is over. */
const QUIET = 400

const title = 'Why are you canceling?'
const reasons = ['It costs too much', 'I don’t use it enough', 'It lacks something I need', 'Bugs', 'Something else']

const config = {
  version: 1,
  id: 'bench',
  survey: { title, order: 'listed', reasons: reasons.map((label, index) => ({ id: `reason-${index}`, label })) },
  offers: { save20: { type: 'discount', percentOff: 20, durationInMonths: 3 } },
  rules: [{ id: 'price', when: { 'answers.reason': 'reason-0' }, offers: ['save20'] }],
}

const tag = `<script src="/fairwell.js" defer data-config="/cancel-flow.json" data-endpoint="/cancel-events"
  data-triggers="#cancel" data-timeout="9000"></script>`

const rows = reasons.map((label) => `<label><input type="radio" name="reason"><span>${label}</span></label>`)

/** The dialog that a careful page would write by hand for the same screen. */
const nativeDialog = `<style>
  dialog { width: min(440px, 100vw); padding: 22px 24px; border: 1px solid #ddd; border-radius: 16px; box-shadow: 0 16px 48px #0003; font: 15px/1.47 system-ui }
  dialog h2 { margin: 0; font-size: 20px }
  dialog fieldset { padding: 0; border: 1px solid #ddd; border-radius: 10px; overflow: clip }
  dialog label { display: flex; gap: 12px; padding: 12px 16px; border-top: 1px solid #ddd }
  dialog .ways { display: flex; gap: 12px; margin-top: 12px }
  dialog .ways button { flex: 1; min-height: 48px; border: 1px solid #777; border-radius: 10px; background: #fff }
</style>
<dialog id="own" aria-labelledby="title">
  <h2 id="title" tabindex="-1" autofocus>${title}</h2><p>Step 1 of 3</p><button aria-label="Keep my plan">×</button>
  <fieldset>${rows.join('')}</fieldset>
  <div class="ways"><button>Continue</button><button>Cancel my plan</button></div><button>Keep my plan</button>
</dialog>
<script>document.querySelector('#cancel').onclick = () => document.querySelector('#own').showModal()</script>`

/**
 * Measures from the click's own timeStamp to the first task after the frame in which the dialog opens: by then that frame's
 * style, layout and paint are done. A second requestAnimationFrame would round both sides up to the next 16.7 ms.
 */
const stopwatch = `<script>
  let pressed, tell
  const prepare = () => {
    window.painted = new Promise((resolve, reject) => {
      tell = resolve
      setTimeout(() => reject(new Error('bench: expected a dialog within 12 s of the click, none was opened')), 12_000)
    })
  }
  addEventListener('click', ({ timeStamp }) => { pressed = timeStamp }, true)
  const { showModal } = HTMLDialogElement.prototype
  HTMLDialogElement.prototype.showModal = function () {
    showModal.call(this)
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => tell(performance.now() - pressed)
      port2.postMessage(0)
    })
  }
</script>`

/** The account page. Its button is focused before our deferred script runs, which would take the focus for intent. */
const accountPage = (dialog: string) => `<!doctype html><html lang="en"><title>Account</title>
  <body style="font-family: system-ui"><h1>Your plan</h1><p>Pro, $49.00 a month</p><button id="cancel">Cancel plan</button>
  <script>document.querySelector('#cancel').focus()</script>${stopwatch}${dialog}`

const openings = ['cold', 'second', 'hovered'] as const
type Opening = (typeof openings)[number]
type Times = Record<Opening, number>

const site = await openSite()
site.pages.set('/ours', accountPage(tag))
site.pages.set('/native', accountPage(nativeDialog))
site.pages.set('/tag', `<!doctype html><title>Empty</title>${tag}`)
site.pages.set('/empty', '<!doctype html><title>Empty</title>')
site.pages.set('/cancel-flow.json', JSON.stringify(config))
const browser = await launchBrowser()

const ours: Times[] = []
const native: Times[] = []
const withTag: number[] = []
const without: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  withTag.push(await scriptTime(browser, site, '/tag'))
  without.push(await scriptTime(browser, site, '/empty'))
  ours.push(await openingTimes(browser, site, '/ours'))
  native.push(await openingTimes(browser, site, '/native'))
}
await browser.close()
await site.close()
print()

/** Milliseconds spent compiling and running the page's scripts, from its first byte until it is quiet. */
async function scriptTime(browser: Browser, { url }: Site, path: string): Promise<number> {
  const { page, client } = await openPage(browser)
  await client.send('Performance.enable')
  await page.goto(url + path)
  await page.waitForTimeout(QUIET)
  const { metrics } = await client.send('Performance.getMetrics')
  await page.context().close()
  const seconds = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
  return (seconds('ScriptDuration') + seconds('V8CompileDuration')) * 1000
}

async function openingTimes(browser: Browser, { url }: Site, path: string): Promise<Times> {
  const { page } = await openPage(browser)
  await page.goto(url + path)
  await page.waitForTimeout(QUIET)
  const cold = await press(page)
  await page.waitForTimeout(QUIET)
  await page.keyboard.press('Escape')
  await page.waitForTimeout(QUIET)
  const second = await press(page)
  await page.context().close()
  return { cold, second, hovered: await hoveredTime(browser, url + path) }
}

async function hoveredTime(browser: Browser, url: string): Promise<number> {
  const { page } = await openPage(browser)
  await page.goto(url)
  await page.hover('#cancel')
  await page.waitForTimeout(QUIET)
  const hovered = await press(page)
  await page.context().close()
  return hovered
}

/** Opens a page in a slowed-down browser with empty caches. */
async function openPage(browser: Browser): Promise<{ page: Page; client: CDPSession }> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const client = await context.newCDPSession(page)
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  return { page, client }
}

/**
 * Presses the focused button with Enter: a mouse cannot press without showing intent first. Resolves to the milliseconds
 * until the dialog was painted.
 */
async function press(page: Page): Promise<number> {
  await page.evaluate('prepare()')
  await page.keyboard.press('Enter')
  return page.evaluate('painted')
}

function print(): void {
  console.log(`${ROUNDS} rounds, medians in ms, CPU slowed ${SLOWDOWN} times, Chromium ${browser.version()}\n`)
  row('what', 'ours', 'native', 'ratio', 'limit', '')
  const added = median(withTag) - median(without)
  row('script time at load', median(withTag), median(without), `+${added.toFixed(1)}`, '+5.0', mark(added, 5))
  const limits: Times = { cold: 2.5, second: 1.25, hovered: 1.25 }
  for (const opening of openings) {
    const [our, their] = [ours, native].map((times) => median(times.map((time) => time[opening]))) as [number, number]
    const limit = limits[opening]
    row(`click to paint, ${opening}`, our, their, our / their, limit, mark(our / their, limit))
  }
}

function mark(value: number, limit: number): string {
  return value <= limit ? 'kept' : 'OVER'
}

function row(what: string, ...cells: (string | number)[]): void {
  const texts = cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(2) : cell).padStart(10))
  console.log(what.padEnd(26) + texts.join(''))
}

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN
}
