/**
 * Whether this is an object with fields of its own making: a literal, an instance of the page's own class, what JSON gave.
 * Lists, Maps, Dates, promises and elements are none. Throws only where a proxy does.
 */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  Object.prototype.toString.call(value) === '[object Object]'
