import { callNative } from '../../base/native'

/** The one element of ours in the page; everything else stands in its shadow root. */
export function createHost(): HTMLElement {
  const host = callNative(document, 'createElement', 'fairwell-dialog')
  // React Aria closes its own modal at a click outside unless the outsider says so (adobe/react-spectrum#8784).
  host.setAttribute('data-react-aria-top-layer', 'true')
  return host
}
