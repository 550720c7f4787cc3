import type { Theme } from '../config/schema'

/** Lays the merchant's values over ours, as properties of the dialog: nothing of them can reach the page. */
export function applyTheme({ style }: HTMLElement, { colorScheme = 'auto', variables, dark }: Theme = {}): void {
  const { fontFamily } = getComputedStyle(document.body ?? document.documentElement)
  const light = { fontFamily, ...variables }
  // A paper or an ink for light is none for dark: there ours stands, unless dark has its own.
  const { colorBackground, colorText, ...shared } = light
  for (const [name, value] of Object.entries(light)) style.setProperty(`--fw-${name}`, value ?? null)
  for (const [name, value] of Object.entries({ ...shared, ...dark }))
    style.setProperty(`--fw-dark-${name}`, value ?? null)
  style.colorScheme = colorScheme === 'auto' ? pageScheme() : colorScheme
}

/** A page that declares no scheme leaves it to the customer's own preference. */
function pageScheme(): string {
  return getComputedStyle(document.documentElement).colorScheme.replace('normal', 'light dark')
}
