const placeholder = /\{\{\s*([^{}|:]*?)\s*(?::\s*(\w+)\s*)?(?:\|([^{}]*))?\}\}/g

/** Writes a value as a person reads it; undefined for what it cannot write. */
export type Formatters = Record<string, (value: unknown) => string | undefined>

/**
 * A text with `{{path:formatter|fallback}}` filled. Own properties that end in a text or a number are taken; all else, what is
 * blank, and what its formatter cannot write give the fallback. What comes in is never filled again and never markup.
 */
export function fill(template: string, values: object, formatters: Formatters = {}): string {
  return template.replace(placeholder, (_, path: string, name: string | undefined, fallback = '') => {
    const value = path.split('.').reduce<unknown>(ownProperty, values)
    const isPlain = typeof value === 'string' || Number.isFinite(value)
    if (!name) return isPlain && `${value}`.trim() ? String(value) : fallback
    try {
      return (Object.hasOwn(formatters, name) && formatters[name]?.(value)) || fallback
    } catch {
      // Nothing of ours throws, but a field of the page may when it is read.
      return fallback
    }
  })
}

function ownProperty(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined
}
