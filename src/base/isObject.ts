/**
 * Whether a value is an object with fields: a literal, an instance of a class of the page's, an object from JSON. Lists, Maps,
 * Dates, promises and elements are not. Throws only for a proxy that throws.
 */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  Object.prototype.toString.call(value) === '[object Object]'
