/** Adds to the number at this key. */
export function count<Key>(counts: Map<Key, number>, key: Key, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

/** The value at this key; made where there is none. */
export function obtain<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make()
  map.set(key, value)
  return value
}

/** The counts as a plain object, the largest first, in customers: each customer counts once, however many parts they came in. */
export function perCustomer(counts: Map<string, number>, parts: number): Record<string, number> {
  const sorted = [...counts].sort(([, a], [, b]) => b - a)
  return Object.fromEntries(sorted.map(([key, number]) => [key, customersOf(number, parts)]))
}

/** A number of parts as a number of customers, to a hundredth. */
export function customersOf(number: number, parts: number): number {
  return toHundredths(number / parts)
}

/** A number of customers, to a hundredth. */
export function toHundredths(customers: number): number {
  return Math.round(customers * 100) / 100
}
