/** The text with a blank in place of each control character: customers and files may hold some that a terminal would obey. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}|\p{Cf}/gu, ' ')
}
