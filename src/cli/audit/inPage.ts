import type { Control, Screen, ScreenText } from './screen'

// These functions run in the page that is measured, handed over as text: each uses the language, the page and its neighbors here.

function everything(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap((each) => [
    each,
    ...(each.shadowRoot ? everything(each.shadowRoot) : []),
  ])
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode()
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
}

function isIn(element: Element, scope: Element): boolean {
  for (let each: Element | null = element; each; each = parentOf(each)) if (each === scope) return true
  return false
}

function isSeen(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect()
  return width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
}

/** The topmost dialog, else the page. */
function scopeOf(): Element {
  const dialogs = 'dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]'
  return everything(document).findLast((each) => each.matches(dialogs) && isSeen(each)) ?? document.body
}

function nameOf(element: Element): string {
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? []
  const root = element.getRootNode() as Document | ShadowRoot
  const labelled = ids.map((id) => root.getElementById(id)?.textContent ?? '').join(' ')
  const label = (element as HTMLInputElement).labels?.[0]?.innerText
  const own = (element as HTMLElement).innerText || (element as HTMLInputElement).value
  const said = element.getAttribute('aria-label') || labelled || label || own || element.getAttribute('title') || ''
  return said.replace(/\s+/g, ' ').trim()
}

/** The color that these make, painted one over the other, as red, green, blue. A canvas reads every notation. */
function painted(colors: string[]): number[] {
  const canvas = new OffscreenCanvas(1, 1)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  for (const color of colors) {
    if (context) context.fillStyle = color
    context?.fillRect(0, 0, 1, 1)
  }
  return [...(context?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3)
}

function luminance(colors: string[]): number {
  const [red = 0, green = 0, blue = 0] = painted(colors).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function ratio(one: string[], other: string[]): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return Math.round(((light + 0.05) / (dark + 0.05)) * 100) / 100
}

/** The colors behind an element, the farthest first; null where a picture is among them. */
function behind(element: Element | null): string[] | null {
  const colors: string[] = []
  for (let each = element; each; each = parentOf(each)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(each)
    if (backgroundImage !== 'none') return null
    colors.unshift(backgroundColor)
    if (/^rgb\(|^color\([^/]*\)$/.test(backgroundColor)) return colors
  }
  return ['#fff', ...colors]
}

function textContrast(element: Element): number | null {
  const back = behind(element)
  return back && ratio([...back, getComputedStyle(element).color], back)
}

function edgeContrast(element: Element): number | null {
  const around = behind(parentOf(element))
  if (!around) return null
  const { backgroundColor, backgroundImage, borderTopColor, borderTopWidth } = getComputedStyle(element)
  if (backgroundImage !== 'none') return null
  const edge = Number.parseFloat(borderTopWidth) >= 1 ? ratio([...around, borderTopColor], around) : 1
  return Math.max(edge, ratio([...around, backgroundColor], around))
}

const asksFor = 'input:not([type=submit], [type=button], [type=hidden], [type=reset], [type=image]), select, textarea'
const picks = 'input[type=radio], input[type=checkbox], [role=radio], [role=checkbox], [role=switch], option'

function describeControl(element: Element, index: number): Control {
  const { width, height, top, left, bottom, right } = element.getBoundingClientRect()
  const { fontSize, fontWeight, backgroundColor, borderTopColor, color } = getComputedStyle(element)
  const { form, type, formMethod } = element as HTMLButtonElement
  const isSubmit = Boolean(form) && type === 'submit'
  return {
    ...{ index, name: nameOf(element), tag: element.localName, fontSize, fontWeight },
    width: Math.round(width * 10) / 10,
    height: Math.round(height * 10) / 10,
    textContrast: textContrast(element),
    edgeContrast: edgeContrast(element),
    colors: [backgroundColor, borderTopColor, color].join(' '),
    isDisabled: element.matches(':disabled, [aria-disabled=true]'),
    isInWindow: top >= -1 && left >= -1 && bottom <= innerHeight + 1 && right <= innerWidth + 1,
    posts: isSubmit && (formMethod || form?.method) === 'post',
  }
}

function describeText(element: Element, pressable: string): ScreenText {
  const { fontSize, fontWeight } = getComputedStyle(element)
  const size = Number.parseFloat(fontSize)
  const place = element.closest(pressable)
    ? 'button'
    : element.closest('li') || element.nextElementSibling?.matches('ul, ol')
      ? 'item'
      : element.closest('h1, h2, h3, h4, legend, [role=heading]')
        ? 'heading'
        : element.closest('label')
          ? 'answer'
          : 'line'
  return {
    text: (element as HTMLElement).innerText?.replace(/\s+/g, ' ').trim() || (element.textContent ?? '').trim(),
    place,
    contrast: element.closest(':disabled, [aria-disabled=true]') ? null : textContrast(element),
    isLarge: size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700),
  }
}

function isPicked(element: Element): boolean {
  if (element.localName === 'option')
    return (element as HTMLOptionElement).selected && (element as HTMLOptionElement).value !== ''
  return element.matches(':checked, [aria-checked=true]')
}

/** Measures what the customer has before them, and notes what can be pressed and picked for `press` and `pick`. */
function look(constants: { asksFor: string; picks: string }): Screen {
  const pressable = 'button, a[href], input[type=submit], input[type=button], [role=button]'
  const scope = scopeOf()
  const inside = everything(scope === document.body ? document : scope).filter((each) => isIn(each, scope))
  const seen = inside.filter(isSeen)
  const presses = seen.filter((each) => each.matches(pressable))
  const fields = seen.filter((each) => each.matches(constants.asksFor))
  // A radio may be hidden behind the picture of one, and an option is never drawn.
  const choices = inside.filter((each) => each.matches(constants.picks))
  const radios = choices.filter((each) => each.matches('[type=radio], [role=radio]'))
  Object.assign(window, { fairwellAudit: { presses, radios } })
  const own = (each: Element) => [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
  const language = seen
    .find((each) => each.closest('[lang]'))
    ?.closest('[lang]')
    ?.getAttribute('lang')
  const heading = seen.find((each) => each.matches('h1, h2, h3, [role=heading]'))
  return {
    isDialog: scope !== document.body,
    language: language || scope.closest('[lang]')?.getAttribute('lang') || document.documentElement.lang,
    heading: (heading as HTMLElement | undefined)?.innerText.replace(/\s+/g, ' ').trim() ?? '',
    address: location.href,
    controls: presses.map(describeControl),
    texts: seen
      .filter((each) => own(each) && !each.matches('style, script, option'))
      .map((each) => describeText(each, pressable)),
    choices: radios.map(nameOf),
    preselected: choices.filter(isPicked).map(nameOf),
    required: inside.filter((each) => each.matches('[required], [aria-required=true]')).map(nameOf),
    fields: fields.length,
  }
}

const parts = [everything, parentOf, isIn, isSeen, scopeOf, nameOf, painted, luminance, ratio, behind, textContrast]
const more = [edgeContrast, describeControl, describeText, isPicked, look]

/** The expression that measures the screen in a page: its value is a Screen. */
export const lookAtScreen = `(() => {
${[...parts, ...more].map(String).join('\n')}
return ${look.name}(${JSON.stringify({ asksFor, picks })})
})()`

/** The expression that tells where the focus is: in the topmost dialog, on the page's own ground, or elsewhere. */
export const focusPlace = `(() => {
${parts.map(String).join('\n')}
let active = document.activeElement
while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
return !active || active === document.body || active === document.documentElement ? 'ground' : ${isIn.name}(active, ${scopeOf.name}()) ? 'inside' : 'outside'
})()`
