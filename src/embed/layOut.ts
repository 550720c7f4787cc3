import type { Config } from '../config/schema'
import type { Page } from './page'
import { tellError } from './tell'

/** Lays the dialog out as the config says; gives back where on the page it stands, when it is to be a part of it. */
export function layOut(page: Page, { layout = 'modal' }: Config, dialog: HTMLElement): Element | undefined {
  const place = layout === 'inline' ? findPlace(page) : undefined
  dialog.dataset.layout = layout === 'inline' && !place ? 'modal' : layout
  return place
}

function findPlace(page: Page): Element | undefined {
  const { container = '' } = page.settings
  try {
    const place = document.querySelector(container)
    if (place) return place
  } catch {
    // What is no selector finds nothing.
  }
  tellError(
    page,
    `container: expected a selector of an element on the page, got "${container}"; the dialog opens over the page.`,
  )
  return undefined
}
