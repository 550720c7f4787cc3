/** The value of a JSON text; undefined when the text is no JSON. */
export function parse(text: string) {
  try {
    return JSON.parse(text)
  } catch {}
}
