const longest = 200

/** The value as one line, without characters that could break it or turn its direction, cut where it is too long to read. */
export function line(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  const plain = [...`${value}`.replace(/[\s\p{C}]+/gu, ' ').trim()]
  return plain.length > longest ? `${plain.slice(0, longest - 1).join('')}…` : plain.join('')
}
