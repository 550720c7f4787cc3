type Texts = Readonly<Record<string, string>>

/** Texts with others laid over them. One that is replaced loses its plural forms, too: they would say what it no longer says. */
export function layOver(texts: Texts, over: Texts = {}): Texts {
  const left = Object.entries(texts).filter(
    ([key]) => !Object.hasOwn(over, key.replace(/\.(zero|one|two|few|many)$/, '')),
  )
  return { ...Object.fromEntries(left), ...over }
}
