import { callNative } from '../../base/native'

/**
 * For every slot on the screen an element beside the shadow root, for the merchant's own code to draw into: there the
 * page's styles and its framework reach it. What has no slot any more goes.
 */
export function placeMounts(host: HTMLElement, screen: ParentNode): void {
  const slots = [...screen.querySelectorAll('slot')]
  for (const child of [...host.children]) if (!slots.some(({ name }) => name === child.slot)) child.remove()
  for (const { name, dataset } of slots) {
    if ([...host.children].some(({ slot }) => slot === name)) continue
    const place = callNative(document, 'createElement', 'div')
    place.slot = name
    Object.assign(place.dataset, dataset)
    host.append(place)
  }
}
