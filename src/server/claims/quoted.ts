const longest = 80

/** A value as a message may quote it: JSON, one line of at most 80 characters, without characters that a terminal obeys. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return (
    text
      .slice(0, longest)
      // The cut may have split an emoji in two; its half is no character.
      .replace(/\p{Surrogate}$/u, '')
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?')
  )
}
