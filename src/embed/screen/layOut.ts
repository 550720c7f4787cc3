import { callNative } from '../../base/native'
import type { Config } from '../../config/schema/schema'
import type { Page } from '../page/page'
import { tellError } from '../page/tell'

export interface Place {
  layout: NonNullable<Config['layout']>
  /** Where on the page the dialog stands, when it is to be a part of it. */
  container?: Element | undefined
}

/** How the dialog is laid out: as the config says, but over the page where there is no container to stand in. */
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
    // What is no selector finds nothing.
  }
  tellError(
    page,
    `container: expected a selector of an element on the page, got "${container}"; the dialog opens over the page.`,
  )
  return undefined
}
