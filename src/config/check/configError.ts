import type { Problem } from './problem'

/** The error that parseConfig throws. It holds all problems of the config, one a line in its message. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  constructor(readonly problems: Problem[]) {
    super(problems.map(describeProblem).join('\n'))
  }
}

/** A problem in one line, the same in the console, on the screen of test mode, and on the command line. */
export function describeProblem({ path, message, mend }: Problem): string {
  return `[fairwell] config${path && `.${path}`}: ${message}.${mend ? ` ${mend}` : ''}`
}
