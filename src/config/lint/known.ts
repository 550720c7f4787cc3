import { own } from '../../base/own'
/** What the lints know of one field of a Situation. */
export interface Known {
  kind: 'text' | 'number' | 'time' | 'list' | 'object' | 'anything'
  /** The only possible values; `what` is the noun for one of them, for messages. */
  oneOf?: readonly string[]
  what?: string
  /** Whether values outside `oneOf` may still come: from offers of an earlier config, say. */
  isLoose?: boolean
  /** Set where a text must be a code of ISO 4217 or BCP 47. */
  code?: 'currency' | 'language'
  /** The least and the greatest possible number. */
  from?: number
  to?: number
  /** Set where a number has no fraction. */
  isWhole?: boolean
  /** For a list: what each item is. */
  element?: Known
  /** For an object: its known fields, and whether the page may give others (`isOpen`). */
  fields?: Readonly<Record<string, Known>>
  isOpen?: boolean
}

/** A name in a path that is not known: `parent` has no such field, or only where the page gives it. */
export interface Strange {
  name: string
  /** The path before the name; empty for the Situation itself. */
  parent: string
  known: Known
  /** The path after the name. */
  rest: string
}

const anything: Known = { kind: 'anything' }

/** What is known of a dotted path (`[]` stands for any item), or the first name on it that is not known. */
export function lookUp(path: string, root: Known): Known | Strange {
  const steps = path.replaceAll('[]', '.[]').split('.')
  let known = root
  for (const [index, name] of steps.entries()) {
    const next = stepInto(known, name)
    const strange = { name, known, parent: join(steps.slice(0, index)), rest: join(steps.slice(index + 1)) }
    if (!next) return strange
    known = next
  }
  return known
}

/** Whether lookUp met a name that is not known. */
export function isStrange(found: Known | Strange): found is Strange {
  return 'known' in found
}

/** Whether a path surely leads nowhere. False where the page may give a field of that name. */
export function leadsNowhere(found: Known | Strange): boolean {
  return isStrange(found) && !found.known.isOpen
}

function stepInto({ kind, fields = {}, element = anything }: Known, name: string): Known | undefined {
  if (kind === 'anything') return anything
  // Only lists have items. For another kind lintOperands reports the operator, so nothing is reported here.
  if (name === '[]') return kind === 'list' ? element : anything
  if (kind === 'list' && name === 'length') return countOf(element)
  if (kind === 'list' && /^\d+$/.test(name)) return element
  return kind === 'object' ? own(fields, name) : undefined
}

/** How many items a list can have: each of the possible ones is there once at most. */
function countOf({ oneOf, isLoose }: Known): Known {
  return { kind: 'number', isWhole: true, from: 0, ...(oneOf && !isLoose && { to: oneOf.length }) }
}

function join(steps: string[]): string {
  return steps.join('.').replaceAll('.[]', '[]')
}

/** All known paths of two names, such as `subscription.mrr`. A bare name may have been meant as one of them. */
export function pathsUnder({ fields = {} }: Known): string[] {
  return Object.entries(fields).flatMap(([root, { fields: inner = {} }]) =>
    Object.keys(inner).map((name) => `${root}.${name}`),
  )
}
