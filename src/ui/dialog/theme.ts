import type { Theme } from '../../config/schema/schema'

/** Custom properties and styles of the dialog element; none of them can reach the page. */
export type ThemeStyle = Record<string, string | undefined>

/** What the page looks like where the dialog opens. What could not be told is absent. */
export interface PageLook {
  /** A value for the property `color-scheme`: `light`, `dark`, or `light dark` where the customer's system decides. */
  colorScheme: string
  /** The font of the text at the trigger. */
  fontFamily?: string | undefined
  /** The trigger's own corners, as CSS. */
  borderRadius?: string | undefined
}

/**
 * The merchant's theme as properties that styles.css reads: `--fw-…` for light, `--fw-dark-…` for dark. Where the theme is silent,
 * the page's look speaks; with `from: "none"`, only its color scheme.
 */
export function themeStyle(theme: Theme = {}, page: PageLook = { colorScheme: 'light dark' }): ThemeStyle {
  const { from, colorScheme = 'auto', variables, dark } = theme
  const { colorScheme: scheme, ...own } = page
  const light = { ...(from !== 'none' && own), ...variables }
  // Background and text colors for light do not fit dark; dark has ours, unless the theme gives its own.
  const { colorBackground, colorText, ...shared } = light
  return {
    ...prefixed('--fw-', light),
    ...prefixed('--fw-dark-', { ...shared, ...dark }),
    colorScheme: colorScheme === 'auto' ? scheme : colorScheme,
  }
}

function prefixed(prefix: string, values: ThemeStyle): ThemeStyle {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]))
}
