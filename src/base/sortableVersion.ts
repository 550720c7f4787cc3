/** A version as text that sorts in version order: numbers are padded, and `~` puts a release after its pre-releases. */
export const sortableVersion = (version: unknown): string => {
  const text = `${(/^[sn]/.test(typeof version) && version) || 0}`
  const parts = text.replace(/^v|[+].*/gs, '').split(/[.-]/)
  if (parts.length === 3) parts.push('~')
  return parts.map((part) => part.replace(/^\d+$/, (digits) => digits.padStart(5))).join('-')
}
