export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const junk: Json[] = [
  ...[null, true, false, 0, 1, -1, 0.5, 1.5, 100, 100_001, 1e300, '', 'x', 'USD', 'month', 'discount', '__proto__'],
  ...['x'.repeat(129), 'x'.repeat(201), 'url(x)', 'customer.id', 'string', 'anything', 'save20', 'high_value', 'a|b'],
  ...[[], [1], ['x'], {}, { en: 'x' }, { id: 'x' }, { type: 'pause' }, { type: 'video', url: 'x' }, { length: 3 }],
]

type Node = Record<string, Json>

/** The same value with one to three random changes at random places. */
export function mutate(value: Json, random: () => number): Json {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const changes: ((parent: Node, key: string) => void)[] = [
    (parent, key) => Object.assign(parent, { [key]: structuredClone(pick(junk)) }),
    (parent, key) => (Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key]),
    (parent, key) =>
      Array.isArray(parent)
        ? parent.push(structuredClone(parent[Number(key)]))
        : define(parent, pick(['extra', 'title', 'url', 'toString', 'en', '']), pick(junk)),
    (parent, key) =>
      typeof parent[key] === 'string' && define(parent, key, `${parent[key]}${pick(['', 'x', ' ', '\n', '('])}`),
    (parent, key) =>
      typeof parent[key] === 'number' && define(parent, key, Number(parent[key]) * pick([1, 2, 0.5, -1])),
    (parent, key) => define(parent, key, structuredClone(parent[pick(Object.keys(parent))] as Json)),
  ]
  for (let left = Math.ceil(random() * 3); left; left--) {
    const places = placesIn(value)
    if (places.length) pick(changes)(...pick(places))
  }
  return value
}

function define(parent: Node, key: string, value: Json): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true })
}

function placesIn(value: Json): [Node, string][] {
  if (typeof value !== 'object' || value === null) return []
  const node = value as Node
  return Object.keys(node).flatMap((key): [Node, string][] => [[node, key], ...placesIn(node[key] as Json)])
}
