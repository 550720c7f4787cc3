/** The error of a command that was given too few files, or too many. */
export function wrongFiles(expected: string, { length }: readonly string[], help: string): Error {
  const got = length === 1 ? 'one file' : `${length} files`
  return new Error(`expected ${expected}, got ${got}.\n\n${help}`)
}
