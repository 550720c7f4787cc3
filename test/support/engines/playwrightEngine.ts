import type { Browser, Page } from 'playwright-core'
import { type Engine, type Tab, windowSize } from './engine'

/** An engine that Playwright drives. Each page has a profile of its own. */
export function playwrightEngine(name: Engine['name'], browser: Browser): Engine {
  return {
    name,
    version: browser.version(),
    async newTab() {
      const context = await browser.newContext({ viewport: windowSize, reducedMotion: 'reduce' })
      return playwrightTab(await context.newPage())
    },
    close: () => browser.close(),
  }
}

function playwrightTab(page: Page): Tab {
  return {
    goto: async (url) => void (await page.goto(url)),
    js: (expression) => page.evaluate(expression),
    clickAt: ({ x, y }) => page.mouse.click(x, y),
    key: (name) => page.keyboard.press(name),
    text: (words) => page.keyboard.type(words),
    shot: () => page.screenshot(),
    // Asked to go back itself, Playwright waits for what a page that comes out of the cache of pages never reports.
    back: () => page.evaluate('void setTimeout(() => history.back())'),
    close: () => page.context().close(),
  }
}
