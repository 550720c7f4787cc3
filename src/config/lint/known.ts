import { own } from '../../base/own'
/** What is known of a place in a Situation. */
export interface Known {
  kind: 'text' | 'number' | 'time' | 'list' | 'object' | 'anything'
  /** The only values there are, and what one of them is called. */
  oneOf?: readonly string[]
  what?: string
  /** Whether values outside `oneOf` may still come: from offers of an earlier config, say. */
  isLoose?: boolean
  /** The code that a text is. */
  code?: 'currency' | 'language'
  /** The least and the greatest number there is. */
  from?: number
  to?: number
  /** Of a list: what each item is. */
  element?: Known
  /** Of an object: what is known by name, and whether it may have more. */
  fields?: Readonly<Record<string, Known>>
  isOpen?: boolean
}

/** A name that leads nowhere, or may do so: `parent` has no such field. */
export interface Strange {
  name: string
  /** Dotted; empty for the Situation itself. */
  parent: string
  known: Known
  /** The path behind the name. */
  rest: string
}

const anything: Known = { kind: 'anything' }
const count: Known = { kind: 'number', from: 0 }

/** What stands at a dotted path (`[]` for any item), or the first name on the way that is not known. */
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

export function isStrange(found: Known | Strange): found is Strange {
  return 'known' in found
}

/** Whether a name surely has nothing behind it: not one that the host page may have given. */
export function leadsNowhere(found: Known | Strange): boolean {
  return isStrange(found) && !found.known.isOpen
}

function stepInto({ kind, fields = {}, element = anything }: Known, name: string): Known | undefined {
  if (kind === 'anything') return anything
  // What is no list has no items; lintOperands says so of the operator.
  if (name === '[]') return kind === 'list' ? element : anything
  if (kind === 'list' && name === 'length') return count
  if (kind === 'list' && /^\d+$/.test(name)) return element
  return kind === 'object' ? own(fields, name) : undefined
}

function join(steps: string[]): string {
  return steps.join('.').replaceAll('.[]', '[]')
}

/** Every path of two names, `subscription.mrr`, under a root: what a bare name may have been meant for. */
export function pathsUnder({ fields = {} }: Known): string[] {
  return Object.entries(fields).flatMap(([root, { fields: inner = {} }]) =>
    Object.keys(inner).map((name) => `${root}.${name}`),
  )
}
