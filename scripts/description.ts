/** What the reference says of one option. */
export interface Description {
  /** What the option does, in Markdown: one or two whole sentences. */
  does: string
  /** A value that passes the config's schema; a test holds it against it. */
  example: unknown
  /** What holds when it is left out. */
  otherwise?: string
}
