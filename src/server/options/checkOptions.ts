import { isThenable } from '../../base/isThenable'
import { nearestOf } from '../../config/lint/nearest'
import { gotText, type Kind } from './kinds'

/** What each option of a function has to be. All are named, so that a name which is none of them is a slip. */
export type Kinds<Options> = { readonly [Name in keyof Required<Options>]: Kind }

/** Whose options they are: a function, or one of its options that has options of its own. */
interface Owner {
  asker: string
  /** The option that these are of, such as `accept`. */
  of?: string
}

/**
 * Checks the options of a public function before it does anything: a misspelled name would leave a door open, and a value of the wrong
 * type fail at the first request. Throws a TypeError that names the function, the option, what was expected and what came.
 */
export function checkOptions<Options extends object>(
  owner: string | Owner,
  options: { readonly [Name in keyof Options]?: unknown } | undefined,
  kinds: Kinds<Options>,
): void {
  const { asker, of } = typeof owner === 'string' ? { asker: owner, of: undefined } : owner
  const known = Object.keys(kinds)
  const wrong = (name: string, expected: string, got: string) =>
    new TypeError(`[fairwell] ${asker}: ${name}: expected ${expected}, got ${got}.`)
  if (typeof options !== 'object' || options === null || Array.isArray(options) || isThenable(options))
    throw wrong(of ?? 'options', `{ ${known.join(', ')} }`, gotText(options))
  const given = options as Record<string, unknown>
  for (const name of Object.keys(given)) {
    if (known.includes(name) || given[name] === undefined) continue
    const meant = nearestOf(name, known)
    const hint = meant === undefined ? '' : ` (did you mean ${meant}?)`
    throw wrong(pathOf(of, name.slice(0, 80)), `one of ${known.join(', ')}`, `a name that nobody knows${hint}`)
  }
  for (const [name, kind] of Object.entries<Kind>(kinds)) {
    const value = given[name]
    if (value === undefined ? !kind.isRequired : kind.isRight(value)) continue
    throw wrong(pathOf(of, name), kind.expected, kind.gotText?.(value) ?? gotText(value))
  }
}

function pathOf(of: string | undefined, name: string): string {
  return of === undefined ? name : `${of}.${name}`
}
