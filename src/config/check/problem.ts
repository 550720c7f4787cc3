import { stringify } from '../../base/stringify'

/** One thing that is wrong with a config, worded for whoever wrote it. */
export interface Problem {
  /** An error means the flow steps aside in live mode; a warning never stops it. */
  severity: 'error' | 'warning'
  /** Dotted: `offers.save20.percentOff`, `rules[2].when`; empty for the config as a whole. */
  path: string
  message: string
  /** How to correct it, where the message does not say so already. */
  mend?: string
  /** The keys that lead from `path` to the value, inside a condition: `["answers.reason", "$in", 1]`. */
  within?: (string | number)[]
  /** The id of the fairness rule that it breaks, where it breaks one. */
  rule?: string
}

/** An error at a path. */
export function error(path: string, message: string): Problem {
  return { severity: 'error', path, message }
}

/** The path of a key under a path: `a.b` or `a[0]`. The root has the empty path. */
export function at(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`
  return path ? `${path}.${key}` : key
}

/** A received value as JSON, cut to 60 characters, so that a message stays one line. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const json = stringify(value) ?? String(value)
  return json.length > 60 ? `${json.slice(0, 57)}...` : json
}
