import { createRequire } from 'node:module'
import type { Billed } from '../../src/billing'

export type Fields = Record<string, unknown>

/** `[what it is, which base, what is changed in its input by dotted path, how what is expected changes; null: absent]` */
export type Row = [title: string, base: string, change: Fields, expected: Fields]

export interface Cases {
  bases: Record<string, { input: Fields; expected: Billed }>
  rows: Row[]
}

export const base = (cases: unknown, name: string) => (cases as Cases).bases[name] as Cases['bases'][string]

/** The object that Recurly's client makes of an answer of its API. */
export function recurlyClient<Resource>(answer: object): Resource {
  const sdk = createRequire(import.meta.url)
  sdk('recurly')
  return sdk('recurly/lib/recurly/Caster').castJsonResponse(JSON.stringify(answer))
}

/** A copy with other values at dotted paths; what is on the way there is made where it is not. */
export function changed(input: Fields, change: Fields): Fields {
  const copy = structuredClone(input)
  for (const [path, value] of Object.entries(change)) {
    const names = path.split('.')
    const last = names.pop() as string
    const parent = names.reduce((fields, name) => {
      fields[name] ??= {}
      return fields[name] as Fields
    }, copy)
    parent[last] = value
  }
  return copy
}
