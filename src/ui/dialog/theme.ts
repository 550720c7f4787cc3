import { native } from '../../base/native'
import type { Theme } from '../../config/schema/schema'

/** Custom properties and styles of the dialog element; none of them can reach the page. */
export type ThemeStyle = Record<string, string | undefined>

/** The merchant's theme as properties that styles.css reads: `--fw-…` for light, `--fw-dark-…` for dark. */
export function themeStyle({ colorScheme = 'auto', variables, dark }: Theme = {}): ThemeStyle {
  const { fontFamily } = getComputedStyle(native(document, 'body') ?? native(document, 'documentElement'))
  const light = { fontFamily, ...variables }
  // Background and text colors for light do not fit dark; dark has ours, unless the theme gives its own.
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

/** The page's color scheme; where it declares none, the customer's own preference counts. */
function pageScheme(): string {
  return getComputedStyle(native(document, 'documentElement')).colorScheme.replace('normal', 'light dark')
}
