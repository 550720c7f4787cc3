/**
 * 32 bits of a text: FNV-1a by an odd factor, then the finish of MurmurHash3. Two factors give two independent halves, so
 * base/fnv1a, which has one factor, cannot serve here.
 */
export function fingerprint(name: string, factor: number): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), factor)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** 64 bits of a text as text, in which two halves by different factors stand beside each other. */
export function shortName(name: string): string {
  return `${fingerprint(name, 0x01000193).toString(36)}.${fingerprint(name, 0x5f356495).toString(36)}`
}
