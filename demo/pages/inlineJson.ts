/** JSON that can stand inside a script element: the sign "<" could end the element or begin a comment in it. */
export function inlineJson(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
