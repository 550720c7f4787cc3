import { callNative } from '../../base/native'

/**
 * Gives every slot on the screen an element that is a child of our host and not in its shadow root: there the page's styles and its
 * framework reach what the merchant's code draws. Elements whose slot is gone are removed.
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
