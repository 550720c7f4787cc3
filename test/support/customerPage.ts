import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'

/** What leaves something behind in a page or its profile that no navigation takes away. */
const bending: ReadonlySet<string | symbol> = new Set([
  'addInitScript',
  // A clock cannot be taken out of a page.
  'clock',
  'close',
  // Another page in the profile, another network, permissions.
  'context',
  'emulateMedia',
  'exposeBinding',
  'exposeFunction',
  'route',
  'setExtraHTTPHeaders',
  'setViewportSize',
] satisfies (keyof Page)[])

/** The page of each browser that the last test left as it came. */
const kept = new WeakMap<Browser, Page>()

/** The pages that a test did more to than look, press and type. */
const bent = new WeakSet<Page>()

/**
 * A page for the running test, in a browser profile of its own where it is asked for with options. Without any, the test may get
 * the page of the test before it, empty and without anything that listens to it: a new page takes longer than most tests. Two
 * calls in one test never give the same page. The site moves to another origin for each test, so no storage is shared.
 */
export async function customerPage(browser: Browser, options?: BrowserContextOptions): Promise<Page> {
  const page = (!options && take(browser)) || (await newPage(browser, options))
  onTestFinished(async () => {
    if (options || bent.has(page) || !(await empty(page))) await page.context().close()
    else kept.set(browser, page)
  })
  return options ? page : noticeBending(page)
}

function take(browser: Browser): Page | undefined {
  const page = kept.get(browser)
  kept.delete(browser)
  return page
}

async function newPage(browser: Browser, options: BrowserContextOptions | undefined): Promise<Page> {
  // A click waits until what it presses stands still, and no visit is about how the dialog appears.
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  return context.newPage()
}

/** The page as a test sees it. Playwright's own calls go past this, so what it does inside counts for nothing. */
function noticeBending(page: Page): Page {
  return new Proxy(page, {
    get(page, name) {
      if (bending.has(name)) bent.add(page)
      const value = Reflect.get(page, name)
      return typeof value === 'function' ? value.bind(page) : value
    },
  })
}

/** Ends what runs in the page, and says whether the next test may have it. */
async function empty(page: Page): Promise<boolean> {
  try {
    page.removeAllListeners()
    if (page.context().pages().length > 1) return false
    await page.context().clearCookies()
    await page.goto('about:blank')
    await page.evaluate(`window.name = ''`)
    // A new page has no pointer on it, and our button loads what it needs as soon as one comes near.
    await page.mouse.move(0, 0)
    return true
  } catch {
    // A page that asks before it is left, or that crashed.
    return false
  }
}
