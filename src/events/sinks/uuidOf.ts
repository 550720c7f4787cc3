/**
 * A UUID derived from a name, for systems whose ids must be UUIDs; always the same for the same name. Version 8, which
 * RFC 9562 leaves to own rules: here four 32-bit hashes. They mix FNV-1a further than base/fnv1a does, and a change of them
 * would make every event look new.
 */
export function uuidOf(name: string): string {
  const words = [0, 1, 2, 3].map((seed) => {
    let hash = 0x811c9dc5 ^ (seed * 0x9e3779b1)
    for (const character of name) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
      hash ^= hash >>> 15
    }
    return (hash >>> 0).toString(16).padStart(8, '0')
  })
  return words.join('').replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-8$3-8$4-$5')
}
