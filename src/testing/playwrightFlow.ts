import { type CancelFlowPage, cancelFlowPage } from './cancelFlowPage'
import type { Screen } from './screen'

/** What is asked of a Playwright `Locator`. Any version has it; the package needs none to be installed. */
export interface PlaywrightLocator {
  first(): PlaywrightLocator
  count(): Promise<number>
  click(): Promise<unknown>
  fill(text: string): Promise<unknown>
  textContent(): Promise<string | null>
  getAttribute(name: string): Promise<string | null>
}

/** What is asked of a Playwright `Page`, or a `Frame`. */
export interface PlaywrightPage {
  locator(selector: string): PlaywrightLocator
}

/** Which button cancels, and how long to wait. */
export interface FlowOptions {
  /** A CSS selector of the button that cancels. */
  trigger: string
  /** How many milliseconds a move may take; default 5000. */
  timeout?: number
}

/** The cancel flow of a page that Playwright drives. */
export function playwrightFlow(page: PlaywrightPage, { trigger, timeout = 5000 }: FlowOptions): CancelFlowPage {
  const press = async () => void (await page.locator(trigger).first().click())
  return cancelFlowPage({ screen: playwrightScreen(page), press, timeout })
}

function playwrightScreen(page: PlaywrightPage): Screen {
  // Playwright's selectors go through open shadow roots.
  const find = (selector: string) => page.locator(`fairwell-dialog ${selector}`).first()
  const has = async (selector: string) => (await page.locator(`fairwell-dialog ${selector}`).count()) > 0
  return {
    has,
    // A page that is left for another one in the middle of a question has no flow.
    stands: async () => {
      try {
        const step = (await has('dialog[open]')) && (await find('dialog[open]').getAttribute('data-step'))
        if (!step) return undefined
        const title = (await find('[part~="title"]').textContent()) ?? ''
        return { step, title, isBusy: await has('[aria-busy="true"]') }
      } catch {
        return undefined
      }
    },
    press: async (selector) => void (await find(selector).click()),
    fill: async (selector, text) => void (await find(selector).fill(text)),
    text: async (selector) => (await find(selector).textContent()) ?? '',
  }
}
