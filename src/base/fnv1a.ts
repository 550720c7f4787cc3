/** 32-bit FNV-1a over UTF-16 code units, as every GrowthBook SDK in JavaScript deals it: bytes would move non-ASCII ids. */
export const fnv1a = (text: string): number => {
  let sum = 0x811c9dc5
  for (let index = 0; index < text.length; index++) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193)
  return sum >>> 0
}
