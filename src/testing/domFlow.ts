import { type CancelFlowPage, cancelFlowPage } from './cancelFlowPage'
import type { FlowOptions } from './playwrightFlow'
import type { Screen } from './screen'

/** What is asked of Testing Library's `userEvent.setup()`. Without it elements are clicked and filled by the DOM's own methods. */
export interface User {
  click(element: Element): Promise<unknown>
  type(element: Element, text: string): Promise<unknown>
}

/** Which button cancels, who presses it, and how long to wait. */
export interface DomFlowOptions extends FlowOptions {
  user?: User
}

/** The cancel flow of the document that the test itself runs in: Testing Library, or any runner in a browser. */
export function domFlow(
  document: Document,
  { trigger, timeout = 5000, user = plainUser }: DomFlowOptions,
): CancelFlowPage {
  const press = async () => {
    const button = document.querySelector(trigger)
    if (!button) throw new Error(`[fairwell] open: expected an element that matches "${trigger}", got none.`)
    await user.click(button)
  }
  return cancelFlowPage({ screen: domScreen(document, user), press, timeout })
}

const plainUser: User = {
  click: async (element) => (element as HTMLElement).click(),
  async type(element, text) {
    const field = element as HTMLTextAreaElement
    field.value = text
    const { Event: PageEvent } = field.ownerDocument.defaultView ?? globalThis
    field.dispatchEvent(new PageEvent('input', { bubbles: true }))
  },
}

function domScreen(document: Document, user: User): Screen {
  const root = () => document.querySelector('fairwell-dialog')?.shadowRoot
  const has = async (selector: string) => !!root()?.querySelector(selector)
  const find = (selector: string): Element => {
    const element = root()?.querySelector(selector)
    if (!element) throw new Error(`[fairwell] expected ${selector} in the dialog, got none.`)
    return element
  }
  return {
    has,
    async stands() {
      const dialog = root()?.querySelector('dialog[open]')
      const step = dialog?.getAttribute('data-step')
      if (!step) return undefined
      const title = dialog?.querySelector('[part~="title"]')?.textContent ?? ''
      return { step, title, isBusy: !!dialog?.querySelector('[aria-busy="true"]') }
    },
    press: async (selector) => void (await user.click(find(selector))),
    fill: async (selector, text) => void (await user.type(find(selector), text)),
    text: async (selector) => find(selector).textContent ?? '',
  }
}
