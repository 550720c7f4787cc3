/**
 * Whether a part of a config is an object with keys, and no list. Wider than base/isObject, which takes only what has the
 * tag `[object Object]`: a config may be the namespace of a module (`import * as config`), whose tag is `[object Module]`.
 */
export function isConfigObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
