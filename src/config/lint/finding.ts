import type { Problem } from '../check/problem'

/** A key of an object, or an index of a list. */
export type Key = string | number

/**
 * A place in the config: the path that a problem names, and the keys from there on. Inside conditions keys are listed, since
 * attributes such as `answers.reason` contain dots.
 */
export interface Spot {
  path: string
  within: readonly Key[]
}

/** The place at a path. */
export function spotAt(path: string): Spot {
  return { path, within: [] }
}

/** The place that keys lead to from another place. */
export function under({ path, within }: Spot, ...keys: Key[]): Spot {
  return { path, within: [...within, ...keys] }
}

/** An error at a place. */
export function failure(spot: Spot, message: string, mend?: string): Problem {
  return finding('error', spot, message, mend)
}

/** A warning at a place. */
export function warning(spot: Spot, message: string, mend: string): Problem {
  return finding('warning', spot, message, mend)
}

function finding(severity: Problem['severity'], { path, within }: Spot, message: string, mend?: string): Problem {
  return { severity, path, message, ...(mend && { mend }), ...(within.length && { within: [...within] }) }
}
