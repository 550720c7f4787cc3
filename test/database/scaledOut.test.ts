import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../demo/database'
import { pause } from '../support/faults/until'
import { event } from '../support/receiving'
import { type Postgres, startPostgres } from '../support/startPostgres'
import { startReceiver } from '../support/startReceiver'

let postgres: Postgres
let database: Database

beforeAll(async () => {
  postgres = await startPostgres()
  database = await openDatabase({ url: postgres.url })
}, 300_000)

afterAll(async () => {
  await database.close()
  await postgres.stop()
})

beforeEach(() => database.query('DROP TABLE IF EXISTS fairwell_events, fairwell_forwarded'))

describe('four receivers on one database', () => {
  const senders = 20
  const perSender = 20

  it('share it: one of them is killed, some events are poison, and what was acknowledged is there, once', async () => {
    const receivers = await Promise.all(Array.from({ length: 4 }, () => startReceiver(postgres.url)))
    // A rule of the merchant's own, which the receiver cannot know. The table is made by the first event.
    await fetch(receivers[0]?.url ?? '', { method: 'POST', body: JSON.stringify(event({ id: 'first' })) })
    await database.query(`ALTER TABLE fairwell_events ADD CHECK (id NOT LIKE 'poison%')`)
    const alive = [...receivers]
    const acknowledged: string[] = []
    const rejected: string[] = []
    const send = async (sender: number): Promise<void> => {
      const ids = Array.from(
        { length: perSender },
        (_, place) => `${place % 10 === 7 ? 'poison' : 'good'}-${sender}-${place}`,
      )
      for (let left = ids, turn = sender; left.length > 0; turn++) {
        const body = JSON.stringify(left.slice(0, 3).map((id) => event({ id, cfsession: `s${sender}` })))
        const answer = await fetch(alive[turn % alive.length]?.url ?? '', { method: 'POST', body }).then(
          (response) => response.json() as Promise<{ accepted?: string[]; rejected?: { id: string }[] }>,
          () => pause(0.02).then(() => ({ accepted: undefined, rejected: undefined })),
        )
        const taken = answer.accepted ?? []
        const refused = (answer.rejected ?? []).map(({ id }) => id)
        acknowledged.push(...taken)
        rejected.push(...refused)
        left = left.filter((id) => !taken.includes(id) && !refused.includes(id))
      }
    }
    const sending = Promise.all(Array.from({ length: senders }, (_, sender) => send(sender)))
    while (acknowledged.length < 0.3 * senders * perSender) await pause(0.002)
    await receivers[3]?.kill()
    alive.pop()
    await sending
    await Promise.all(alive.map((receiver) => receiver.kill()))
    const rows = await database.query('SELECT id FROM fairwell_events')
    const stored = rows.map(({ id }) => String(id)).filter((id) => id !== 'first')
    expect(stored.length).toBe(senders * perSender * 0.9)
    expect(new Set(acknowledged)).toEqual(new Set(stored))
    expect(rejected.length).toBe(senders * perSender * 0.1)
    expect(rejected.every((id) => id.startsWith('poison'))).toBe(true)
  }, 120_000)
})
