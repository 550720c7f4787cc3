import { native } from '../../base/native'
import type { Theme } from '../../config/schema/schema'

/** Properties of the dialog's own style: nothing of them can reach the page. */
export type ThemeStyle = Record<string, string | undefined>

/** The merchant's values, to lie over ours. */
export function themeStyle({ colorScheme = 'auto', variables, dark }: Theme = {}): ThemeStyle {
  const { fontFamily } = getComputedStyle(native(document, 'body') ?? native(document, 'documentElement'))
  const light = { fontFamily, ...variables }
  // A paper or an ink for light is none for dark: there ours stands, unless dark has its own.
  const { colorBackground, colorText, ...shared } = light
  return {
    ...prefixed('--fw-', light),
    ...prefixed('--fw-dark-', { ...shared, ...dark }),
    colorScheme: colorScheme === 'auto' ? pageScheme() : colorScheme,
  }
}

function prefixed(prefix: string, values: ThemeStyle): ThemeStyle {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]))
}

/** A page that declares no scheme leaves it to the customer's own preference. */
function pageScheme(): string {
  return getComputedStyle(native(document, 'documentElement')).colorScheme.replace('normal', 'light dark')
}
