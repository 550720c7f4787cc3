import { callNative, native } from '../../base/native'
import type { PageLook } from '../../ui/dialog/theme'
import { isDark, isOpaque } from './lightness'

/**
 * What the page looks like where the flow was opened, so that the dialog belongs to that page (law: a guest): at the element that was
 * pressed, else at the first that opens the flow, else at the body. Never throws.
 */
export function pageLook(pressed: Element | undefined, triggers: string | undefined): PageLook {
  try {
    return lookAt(openerOf(pressed, triggers))
  } catch {
    // The selectors may be none, and a page may break what is asked here. Every screen has to stand (law: the customer's word).
    return { colorScheme: 'light dark' }
  }
}

function lookAt(trigger: Element): PageLook {
  return {
    colorScheme: schemeBehind(trigger) ?? declaredScheme(),
    fontFamily: fontAt(trigger),
    // The body is no control: it has no corners to follow.
    borderRadius: trigger === native(document, 'body') ? undefined : radiusOf(getComputedStyle(trigger)),
  }
}

function openerOf(pressed: Element | undefined, triggers: string | undefined): Element {
  const page = native(document, 'body') ?? native(document, 'documentElement')
  if (pressed && native(pressed, 'isConnected')) return pressed
  return (triggers && callNative(document, 'querySelector', triggers)) || page
}

/** The element that an element is drawn in, through slots and shadow roots. */
function around(element: Element): Element | null {
  const root = callNative(element, 'getRootNode')
  return (
    native(element, 'assignedSlot') ??
    native(element, 'parentElement') ??
    (root instanceof ShadowRoot ? root.host : null)
  )
}

/**
 * The scheme of the first opaque background behind the trigger, whose own fill does not count. A picture or a gradient has no
 * color to read, so the color of the text on it speaks. Undefined where the page paints nothing.
 */
function schemeBehind(trigger: Element): string | undefined {
  for (let one = around(trigger); one; one = around(one)) {
    const { backgroundColor, backgroundImage, color } = getComputedStyle(one)
    if (isOpaque(backgroundColor)) return isDark(backgroundColor) ? 'dark' : 'light'
    if (backgroundImage !== 'none') return isDark(color) ? 'light' : 'dark'
  }
  return undefined
}

/** The color schemes that the page declares, in CSS or by `<meta name="color-scheme">`; light where it declares none. */
function declaredScheme(): string {
  const { colorScheme } = getComputedStyle(native(document, 'documentElement'))
  const meta = callNative(document, 'querySelector', 'meta[name="color-scheme" i]')
  const declared = colorScheme === 'normal' ? (meta && callNative(meta, 'getAttribute', 'content')) || '' : colorScheme
  return ['light', 'dark'].filter((scheme) => declared.includes(scheme)).join(' ') || 'light'
}

/** The fonts that a browser gives to a page, or to a button, whose styles name none. Nobody chose them. */
const fallbackFont = /^("?times( new roman)?"?|serif|-webkit-standard)$/i
/** The size that browsers give to the text of a button without styles. */
const buttonSize = '13.3333px'

/** The font of the trigger, or of the text around it where the trigger is a button without styles. */
function fontAt(trigger: Element): string | undefined {
  const own = getComputedStyle(trigger)
  const { fontFamily } = own.fontSize === buttonSize ? getComputedStyle(around(trigger) ?? trigger) : own
  return fallbackFont.test(fontFamily) ? undefined : fontFamily
}

/** How much rounder the dialog is than its buttons, which have the trigger's corners. */
const dialogPerButton = 20 / 14
/** The roundest corner that is taken over: that of a pill of 40 px. */
const roundest = 20

/** The dialog's corners by the trigger's. Undefined where the trigger has no shape of its own: a link, a bare button. */
function radiusOf({ borderTopLeftRadius, borderTopWidth, borderTopStyle, backgroundColor }: CSSStyleDeclaration) {
  const radius = borderTopLeftRadius.includes('%') ? roundest : Number.parseFloat(borderTopLeftRadius)
  // `outset` is the border of a button without styles.
  const isBox = borderTopStyle !== 'outset' && (Number.parseFloat(borderTopWidth) > 0 || isOpaque(backgroundColor))
  return radius || isBox ? `${Math.min(radius, roundest) * dialogPerButton}px` : undefined
}
