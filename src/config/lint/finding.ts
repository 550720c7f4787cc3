import type { Problem } from '../check/problem'

export type Key = string | number

/** A place in the config: the path that a problem names, and the keys from there on, since attributes have dots of their own. */
export interface Spot {
  path: string
  within: readonly Key[]
}

export function spotAt(path: string): Spot {
  return { path, within: [] }
}

export function under({ path, within }: Spot, ...keys: Key[]): Spot {
  return { path, within: [...within, ...keys] }
}

export function failure(spot: Spot, message: string, mend?: string): Problem {
  return finding('error', spot, message, mend)
}

export function warning(spot: Spot, message: string, mend: string): Problem {
  return finding('warning', spot, message, mend)
}

function finding(severity: Problem['severity'], { path, within }: Spot, message: string, mend?: string): Problem {
  return { severity, path, message, ...(mend && { mend }), ...(within.length && { within: [...within] }) }
}
