/** A way to make pages, and what `fairwell init` writes for it. */
export interface Framework {
  /** Which pages it is for, in one line. */
  about: string
  /** Whether its code is TypeScript; code of a biller is written alike. */
  isTyped: boolean
  /** The files to write, by path, for handlers of these types of offers. */
  files(handled: readonly string[]): Record<string, string>
  /** What is to be done with the page and with events, in sentences; each becomes a numbered step. */
  steps(handled: readonly string[]): string[]
}
