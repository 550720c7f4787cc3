/** The items by key, keys in the order first met. An item may have no key or several. */
export function group<Item>(items: Iterable<Item>, keysOf: (item: Item) => Iterable<string>): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const known = groups.get(key)
      if (known) known.push(item)
      else groups.set(key, [item])
    }
  }
  return groups
}

/** A Map of groups as a plain object; ids such as `__proto__` stay ordinary keys. */
export function toRecord<In, Out>(groups: Map<string, In>, each: (group: In, key: string) => Out): Record<string, Out> {
  return Object.fromEntries([...groups].map(([key, value]) => [key, each(value, key)]))
}
