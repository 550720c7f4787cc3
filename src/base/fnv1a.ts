/**
 * The 32-bit FNV-1a hash of a text, 0 to 2³² - 1. Over UTF-16 code units, as GrowthBook's JavaScript SDKs do: over bytes,
 * customers with non-ASCII ids would fall into other buckets.
 */
export const fnv1a = (text: string): number => {
  let sum = 0x811c9dc5
  for (let index = 0; index < text.length; index++) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193)
  return sum >>> 0
}
