import type { Theme } from '../config/schema'

type Variables = NonNullable<Theme['variables']>

const properties: Record<keyof Variables, string> = {
  colorPrimary: 'primary',
  colorBackground: 'background',
  colorText: 'text',
  fontFamily: 'font',
  fontSize: 'size',
  borderRadius: 'radius',
}

/** Lays the merchant's values over ours, as properties of the dialog: nothing of them can reach the page. */
export function applyTheme(dialog: HTMLElement, theme: Theme = {}): void {
  dialog.style.setProperty('--fw-font', getComputedStyle(document.body ?? document.documentElement).fontFamily)
  setVariables(dialog, '--fw-', theme.variables)
  setVariables(dialog, '--fw-dark-', theme.dark)
  dialog.dataset.scheme = schemeOf(theme)
}

function setVariables(dialog: HTMLElement, prefix: string, variables: Variables = {}): void {
  for (const [name, value] of Object.entries(variables) as [keyof Variables, string][]) {
    dialog.style.setProperty(prefix + properties[name], value)
  }
}

/** `auto` follows a page that declares one scheme, else the customer's own preference. */
function schemeOf({ colorScheme = 'auto' }: Theme): string {
  return colorScheme === 'auto' ? getComputedStyle(document.documentElement).getPropertyValue('color-scheme') : colorScheme
}
