/**
 * What a page measures of our dialog; handed to the browser as text, so each stands alone. Contrast is measured here
 * because axe 4.14 checks none inside a dialog whose host is a child of `<html>`.
 */

export interface Contrast {
  text: string
  ratio: number
}

/** The contrast of every visible text with what is painted behind it. */
export function contrasts(): Contrast[] {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const dialog = document.querySelector('fairwell-dialog')?.shadowRoot?.querySelector('dialog')
  if (!context || !dialog) return []
  // A canvas reads every notation that computed colors come in.
  const paint = (...colors: string[]) => {
    context.clearRect(0, 0, 1, 1)
    for (const color of colors) {
      context.fillStyle = color
      context.fillRect(0, 0, 1, 1)
    }
    return [...context.getImageData(0, 0, 1, 1).data]
  }
  const luminance = (colors: string[]) => {
    const [red = 0, green = 0, blue = 0] = paint(...colors).map((value) => {
      const part = value / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const behind = (element: Element): string[] => {
    const own = getComputedStyle(element).backgroundColor
    return element === dialog || !element.parentElement ? ['#fff', own] : [...behind(element.parentElement), own]
  }
  const walker = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT)
  const found: { text: string; ratio: number }[] = []
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement
    const text = walker.currentNode.textContent?.trim()
    if (!element || !text || !element.getClientRects().length) continue
    const back = behind(element)
    const [light = 0, dark = 0] = [luminance([...back, getComputedStyle(element).color]), luminance(back)].sort(
      (a, b) => b - a,
    )
    found.push({ text, ratio: (light + 0.05) / (dark + 0.05) })
  }
  return found
}

/** Controls that a press must hit, with their sizes in CSS pixels. */
export function targets(): { name: string; width: number; height: number }[] {
  const root = document.querySelector('fairwell-dialog')?.shadowRoot
  const controls = [...(root?.querySelectorAll<HTMLElement>('button, a, textarea, label:has(input)') ?? [])]
  return controls.map((control) => {
    const { width, height } = control.getBoundingClientRect()
    return { name: control.getAttribute('part') ?? control.textContent, width, height }
  })
}

/** Texts and controls that stick out of the dialog or are cut off in their own box. */
export function clipped(): string[] {
  const dialog = document.querySelector('fairwell-dialog')?.shadowRoot?.querySelector('dialog')
  if (!dialog) return ['no dialog']
  const box = dialog.getBoundingClientRect()
  const isCut = (element: Element) => {
    const { left, right, width } = element.getBoundingClientRect()
    const sticksOut = width > 1 && (left < box.left - 0.5 || right > box.right + 0.5)
    return sticksOut || (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
  }
  const all = [dialog, ...dialog.querySelectorAll('*:not(svg *)')]
  return all
    .filter(isCut)
    .map((element) => `${element.localName}[part="${element.getAttribute('part')}"] ${element.textContent}`)
}

/** What makes two buttons equals. */
export function look(element: Element): { fontSize: string; fontWeight: string; height: number; area: number } {
  const { fontSize, fontWeight } = getComputedStyle(element)
  const { width, height } = element.getBoundingClientRect()
  return { fontSize, fontWeight, height, area: width * height }
}

/** The contrast of two CSS colors, as WCAG has it. */
export function contrastOf([one, other]: readonly [string, string]): number {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const luminance = (color: string) => {
    if (!context) return 0
    context.fillStyle = color
    context.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
      const part = value / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** Words of the open dialog that stand on more than one line, because they did not fit on one. */
export function brokenWords(): string[] {
  const dialog = document.querySelector('fairwell-dialog')?.shadowRoot?.querySelector('dialog')
  if (!dialog) return ['no dialog']
  const walker = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT)
  const broken: string[] = []
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent ?? ''
    for (const { index, 0: word } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      const range = document.createRange()
      range.setStart(walker.currentNode, index)
      range.setEnd(walker.currentNode, index + word.length)
      const lines = new Set(
        [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top)),
      )
      if (lines.size > 1) broken.push(word)
    }
  }
  return broken
}
