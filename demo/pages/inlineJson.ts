/** The sign "<" could end the script element or open a comment inside it. */
export function inlineJson(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
