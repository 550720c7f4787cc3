/** `{{path}}`, `{{path:formatter}}`, and either with `|fallback`. */
const placeholder = /\{\{\s*([^{}|:]*?)\s*(?::\s*(\w+)\s*)?(?:\|([^{}]*))?\}\}/g

/** Formatters by name. Each writes a value as a person reads it, and gives undefined for what it cannot write. */
export type Formatters = Record<string, (value: unknown) => string | undefined>

/**
 * Fills each `{{path:formatter|fallback}}` of a text. The path leads through own properties to a text or a number; anything else,
 * a blank, and what the formatter cannot write give the fallback, or nothing. Values are not filled again, and are never markup
 * (law: a guest).
 */
export function fill(template: string, values: object, formatters: Formatters = {}): string {
  return template.replace(placeholder, (_, path: string, name: string | undefined, fallback = '') => {
    const value = path.split('.').reduce<unknown>(ownProperty, values)
    const isPlain = typeof value === 'string' || Number.isFinite(value)
    if (!name) return isPlain && `${value}`.trim() ? String(value) : fallback
    try {
      return (Object.hasOwn(formatters, name) && formatters[name]?.(value)) || fallback
    } catch {
      // A value of the page may have a getter that throws.
      return fallback
    }
  })
}

function ownProperty(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined
}
