import type { Page } from 'playwright-core'

/** Our open first screen as static HTML: its styles, and its elements as they stand. */
export async function takeMarkup(page: Page): Promise<string> {
  return page.evaluate(() => {
    const root = document.querySelector('fairwell-dialog')?.shadowRoot as ShadowRoot
    const css = root.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText))
    const dialog = root.querySelector('dialog')?.cloneNode(true) as HTMLDialogElement
    dialog.removeAttribute('open')
    return `<style>${css.join('\n')}</style>${dialog.outerHTML}`
  })
}
