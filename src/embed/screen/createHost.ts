import { callNative } from '../../base/native'

/** Makes our one element in the page; everything that we draw is in its shadow root (law: a guest). */
export function createHost(): HTMLElement {
  const host = callNative(document, 'createElement', 'fairwell-dialog')
  // React Aria closes its own modal at a click outside unless the outsider says so (adobe/react-spectrum#8784).
  host.setAttribute('data-react-aria-top-layer', 'true')
  return host
}
