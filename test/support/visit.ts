import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { customerPage } from './customerPage'
import { type MerchantPage, merchantPage } from './merchantPage'
import type { Site } from './site'

/** A customer on a merchant's page, whom no other test's page knows. */
export interface Visit {
  page: Page
  /** An element of ours, by its `part`. */
  part(name: string): Locator
  /** Presses `#cancel` and waits for the dialog. */
  open(): Promise<void>
  /** The shortest way from the survey or an offer to the final click, and that click. */
  leave(): Promise<void>
  /** What the page itself did, in order. */
  host(): Promise<unknown[]>
  /** Errors that nobody caught. */
  errors: string[]
  /** What the console was told by us, as `warning: [fairwell] …`. */
  said: string[]
}

export interface VisitOptions {
  browser: Browser
  site: Site
  path?: string
  context?: BrowserContextOptions
  /** Runs in the page before anything else of it. */
  init?: (() => void) | string
  /** Before the page is asked for. */
  before?: (page: Page) => Promise<unknown>
}

/** Puts the page on the site, and a customer on the page. */
export async function visit(html: MerchantPage | string, options: VisitOptions): Promise<Visit> {
  const { browser, site, path = '/', init, before } = options
  const ownProfile = options.context ?? (init || before ? {} : undefined)
  const page = await customerPage(browser, ownProfile)
  page.setDefaultTimeout(6000)
  const errors: string[] = []
  const said: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.text().startsWith('[fairwell]')) said.push(`${message.type()}: ${message.text()}`)
  })
  if (init) await page.addInitScript(init)
  await before?.(page)
  site.pages.set(path, typeof html === 'string' ? html : merchantPage(html))
  await page.goto(site.url + path)
  const part = (name: string) => page.locator(`fairwell-dialog [part~="${name}"]`)
  return {
    page,
    part,
    async open() {
      await page.click('#cancel')
      await part('dialog').waitFor()
    },
    async leave() {
      await part('cancel').click()
      await part('confirm').click()
    },
    host: () => page.evaluate('host'),
    errors,
    said,
  }
}
