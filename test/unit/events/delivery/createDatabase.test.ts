import { IDBFactory } from 'fake-indexeddb'
import { expect, it } from 'vitest'
import { createDatabase } from '../../../../src/events/delivery/createDatabase'

const put = (key: string) => (rows: IDBObjectStore) => rows.put(key, key)
const all = (rows: IDBObjectStore) => rows.getAll()

it('opens with the first request, and not before', async () => {
  const factory = new IDBFactory()
  const database = createDatabase({ indexedDB: () => factory })
  expect(await factory.databases()).toEqual([])
  expect(await database.ask(put('a'))).toBe('a')
  expect(await database.ask(all)).toEqual(['a'])
})

it('opens anew after it was closed, and is empty after it was dropped', async () => {
  const factory = new IDBFactory()
  const database = createDatabase({ indexedDB: () => factory })
  await database.ask(put('a'))
  database.close()
  expect(await database.ask(all)).toEqual(['a'])
  await database.drop()
  expect(await factory.databases()).toEqual([])
  expect(await database.ask(all)).toEqual([])
})

it('lets another page delete the database', async () => {
  const factory = new IDBFactory()
  const one = createDatabase({ indexedDB: () => factory })
  const other = createDatabase({ indexedDB: () => factory })
  await Promise.all([one.ask(put('a')), other.ask(put('b'))])
  await other.drop()
  expect(await factory.databases()).toEqual([])
  expect(await one.ask(all)).toEqual([])
})

it.each([
  ['missing', () => undefined],
  [
    'denied',
    () => {
      throw new DOMException('denied', 'SecurityError')
    },
  ],
])('gives undefined and does not reject where IndexedDB is %s', async (_, indexedDB) => {
  const database = createDatabase({ indexedDB })
  expect(await database.ask(all)).toBeUndefined()
  await database.drop()
})
