const placeholder = /\{\{\s*([^{}|]*?)\s*(?:\|([^{}]*))?\}\}/g

/**
 * A text with `{{path|fallback}}` filled. Own properties that end in a text or a number are taken; all else gives the
 * fallback. What comes in is never filled again and never markup.
 */
export function fill(template: string, values: object): string {
  return template.replace(placeholder, (_, path: string, fallback = '') => {
    const value = path.split('.').reduce<unknown>(ownProperty, values)
    return typeof value === 'string' || Number.isFinite(value) ? String(value) : fallback
  })
}

function ownProperty(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined
}
