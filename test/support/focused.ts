import type { Visit } from './visit'

/** What has the focus: `ours PART` inside the dialog, else the id or the tag of the page's element. */
export function focused({ page }: Visit): Promise<string> {
  return page.evaluate(`(() => {
    const host = document.activeElement
    const inside = host?.shadowRoot?.activeElement
    return inside ? 'ours ' + (inside.getAttribute('part') ?? inside.localName) : host.id || host.localName
  })()`)
}
