/** What the JSON says; undefined when it is none. */
export function parse(text: string) {
  try {
    return JSON.parse(text)
  } catch {}
}
