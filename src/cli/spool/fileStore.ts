import { appendFileSync } from 'node:fs'
import type { List, Piles, Store } from '../../report/store/store'
import { createSpool, type SpoolPlace } from './createSpool'
import { readLines } from './readLines'

/** A Store whose memory stays the same however much is put in: what is too much goes to files as JSON, an item a line. */
export function fileStore(place: SpoolPlace): Store {
  return {
    piles: (name) => filePiles(name, place),
    list: (name) => fileList(place.pathOf, name),
  }
}

function filePiles<Item>(name: string, place: SpoolPlace): Piles<Item> {
  const spool = createSpool(name, place)
  return {
    add: (key, item) => spool.add(key, JSON.stringify(item)),
    *each() {
      for (const lines of spool.groups()) yield parsed<Item>(lines)
    },
  }
}

/** How many characters of a list are held. */
const held = 100_000

function fileList<Item>(pathOf: SpoolPlace['pathOf'], name: string): List<Item> {
  const waiting: string[] = []
  let length = 0
  let size = 0
  let isWritten = false

  function add(item: Item): void {
    const line = JSON.stringify(item)
    waiting.push(line)
    size += 1
    length += line.length
    if (length < held) return
    appendFileSync(pathOf(name), `${waiting.splice(0).join('\n')}\n`, { mode: 0o600 })
    isWritten = true
    length = 0
  }

  function* lines(): Generator<string> {
    if (isWritten) yield* readLines(pathOf(name))
    yield* waiting
  }

  return {
    add,
    get size() {
      return size
    },
    [Symbol.iterator]: () => parsed<Item>({ [Symbol.iterator]: lines })[Symbol.iterator](),
  }
}

/** The items on these lines, parsed each time that they are read. */
function parsed<Item>(lines: Iterable<string>): Iterable<Item> {
  return {
    *[Symbol.iterator]() {
      for (const line of lines) yield JSON.parse(line) as Item
    },
  }
}
