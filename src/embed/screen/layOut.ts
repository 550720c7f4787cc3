import { callNative } from '../../base/native'
import type { Config } from '../../config/schema/schema'
import type { Page } from '../page/page'
import { tellError } from '../page/tell'

/** How and where the dialog stands. */
export interface Place {
  layout: NonNullable<Config['layout']>
  /** The element of the page that holds the dialog, in the layout `inline`. */
  container?: Element | undefined
}

/** How the dialog is laid out: as the config says, or as `modal` where an inline dialog has no container on the page. */
export function layOut(page: Page, { layout = 'modal' }: Config): Place {
  if (layout !== 'inline') return { layout }
  const container = findContainer(page)
  return container ? { layout, container } : { layout: 'modal' }
}

function findContainer(page: Page): Element | undefined {
  const { container = '' } = page.settings
  try {
    const place = callNative(document, 'querySelector', container) as Element | null
    if (place) return place
  } catch {
    // A setting that is no selector finds nothing, like one that matches nothing.
  }
  tellError(
    page,
    `container: expected a selector of an element on the page, got "${container}"; the dialog opens over the page.`,
  )
  return undefined
}
