import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { connectBrowser } from './connectBrowser'
import type { MerchantPage } from './merchantPage'
import { openSite, type Site } from './site'
import { type Visit, type VisitOptions, visit } from './visit'

export interface World {
  site: Site
  browser: Browser
  /** A new customer on this page. */
  visit(html: MerchantPage | string, options?: Omit<VisitOptions, 'browser' | 'site'>): Promise<Visit>
}

/** One browser and one website for a file of tests. Every test finds the site as new. */
export function openWorld(): World {
  const world = {
    visit: (html, options) => visit(html, { browser: world.browser, site: world.site, ...options }),
  } as World
  beforeAll(async () => {
    world.browser = await connectBrowser()
    world.site = await openSite()
  })
  beforeEach(async () => {
    await world.site.move()
    const { pages, routes, events, requests } = world.site
    for (const kept of [pages, routes]) kept.clear()
    for (const list of [events, requests]) list.length = 0
  })
  afterAll(async () => {
    await world.browser?.close()
    await world.site?.close()
  })
  return world
}
