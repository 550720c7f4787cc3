/**
 * Where a report puts what memory need not hold: in memory by `memoryStore`, in files by the command line. The items have to
 * come back as they were, so a store may write them as JSON.
 */
export interface Store {
  /** A place for items under keys. Each call needs a name of its own. */
  piles<Item>(name: string): Piles<Item>
  /** A place for items in a row. Each call needs a name of its own. */
  list<Item>(name: string): List<Item>
}

/** Items under keys, to be taken back key by key. */
export interface Piles<Item> {
  add(key: string, item: Item): void
  /** All items of one key after those of another. A pile can be read as often as one likes until the next one is asked for. */
  each(): Iterable<Iterable<Item>>
}

/** Items in the order in which they were added, to be read as often as one likes. */
export interface List<Item> extends Iterable<Item> {
  add(item: Item): void
  readonly size: number
}

/** A Store that holds everything in memory. */
export function memoryStore(): Store {
  return { piles: memoryPiles, list: memoryList }
}

function memoryPiles<Item>(): Piles<Item> {
  const piles = new Map<string, Item[]>()
  return {
    add(key, item) {
      const pile = piles.get(key)
      if (pile) pile.push(item)
      else piles.set(key, [item])
    },
    each: () => piles.values(),
  }
}

function memoryList<Item>(): List<Item> {
  const items: Item[] = []
  return {
    add: (item) => void items.push(item),
    get size() {
      return items.length
    },
    [Symbol.iterator]: () => items[Symbol.iterator](),
  }
}
