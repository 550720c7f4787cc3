import { callNative } from '../../base/native'

/**
 * What the built files need of a browser and the older ones lack: `<dialog>`, `light-dark()` (Chrome 123, Firefox 120, Safari 17.5)
 * and `:has()` (Firefox 121). Each has a look that says whether it is there, or throws where it is not. A browser with these
 * three has what else the files use; test/browser/floor.test.ts holds that.
 */
const needed: Record<string, () => unknown> = {
  '<dialog>': () => HTMLDialogElement.prototype.showModal,
  // Read back from an element, because a page may have a global of its own named CSS.
  'light-dark()': () => {
    const { style } = probe()
    style.color = 'light-dark(red,red)'
    return style.color
  },
  // Asked of an element that is not in the page: in a page without a link it would look at every element.
  ':has()': () => !callNative(probe(), 'matches', ':has(a)'),
}

const probe = () => callNative(document, 'createElement', 'i')

/** The first thing we need that this browser lacks, by its name; undefined where it has everything. */
export function lackedFeature(): string | undefined {
  return Object.keys(needed).find((name) => {
    try {
      return !needed[name]?.()
    } catch {
      return true
    }
  })
}
