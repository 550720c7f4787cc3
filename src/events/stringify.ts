/**
 * JSON.stringify that an old library on the page cannot bend, with texts cut to `maxText` characters.
 * Prototype.js gives arrays a `toJSON` that encodes them twice; the replacer puts the array itself back.
 * Throws, as JSON.stringify does, on what cannot be JSON.
 */
export function stringify(value: unknown, maxText = Infinity): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, given) {
    const own = this[key]
    if (Array.isArray(own)) return own
    return typeof given === 'string' && given.length > maxText ? [...given].slice(0, maxText).join('') : given
  })
}
