import cases from '../cases/config.json'
import type { Json } from './mutate'

/** A valid config that uses every option. */
export const full = cases.full as Json
export const copy = (value: Json): Json => JSON.parse(JSON.stringify(value))

/** The full config with another value at `a.b.0`. */
export function changed(path: string, value: Json): Json {
  const config = copy(full)
  const keys = path.split('.')
  const last = keys.pop() as string
  const parent = keys.reduce((node, key) => (node as Record<string, Json>)[key] as Json, config)
  ;(parent as Record<string, Json>)[last] = value
  return config
}

/** Every `a.b.0` at which the config holds the option, `*` and `[]` filled in. */
export function placesOf(option: string): string[] {
  const [, type] = /\((\w+)\)/.exec(option) ?? []
  const steps = option
    .replace(/\(\w+\)/, '')
    .replaceAll('[]', '.[]')
    .split('.')
  const walk = (node: Json | undefined, rest: string[], place: string[]): string[] => {
    const [step, ...after] = rest
    if (node === undefined) return []
    if (step === undefined) return [place.join('.')]
    const entries = Object.entries(node as Record<string, Json>)
    const into = step === '[]' || step === '*' ? entries : entries.filter(([key]) => key === step)
    const ofType =
      step === '*' && type ? into.filter(([, inner]) => (inner as Record<string, Json>).type === type) : into
    return ofType.flatMap(([key, inner]) => walk(inner, after, [...place, key]))
  }
  return walk(full, steps, [])
}
