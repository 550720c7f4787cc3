import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { receiveEvents } from '../../../src/server'
import type { ReceivedEvent } from '../../../src/server/receive/checkEvent'
import { groupWrites } from '../../../src/server/receive/groupWrites'
import { answerOf, event, post } from '../../support/receiving'

const refusal = (code: string) => Object.assign(new Error(`SQLSTATE ${code}`), { code })
const turn = () => new Promise((resolve) => setTimeout(resolve, 0))
const named = (id: string) => event({ id }) as ReceivedEvent

/** A database of one table, which takes a while, refuses events whose id begins with `poison`, and fails when it is told to. */
function database({
  fails = () => false,
  code = '23514',
}: {
  fails?: (statement: number) => boolean
  code?: string
} = {}) {
  const statements: string[][] = []
  const stored: string[] = []
  const write = async (events: ReceivedEvent[]) => {
    statements.push(events.map(({ id }) => id))
    const place = statements.length
    await turn()
    if (fails(place)) throw refusal('57P01')
    if (events.some(({ id }) => id.startsWith('poison'))) throw refusal(code)
    stored.push(...events.map(({ id }) => id))
  }
  return { statements, stored, write }
}

describe('writes that come together', () => {
  it('share a statement, and one that comes alone waits for nobody', async () => {
    const { statements, stored, write } = database()
    const grouped = groupWrites(write, () => expect.fail('nothing is refused'))
    await grouped([named('alone')])
    expect(statements).toEqual([['alone']])
    await Promise.all(Array.from({ length: 50 }, (_, place) => grouped([named(`e${place}`)])))
    expect(stored.length).toBe(51)
    expect(statements.length).toBeLessThanOrEqual(5)
  })

  it('are at most a thousand events a statement, and those of one request stay together', async () => {
    const { statements, write } = database()
    const grouped = groupWrites(write, () => {})
    const of = (count: number, name: string) => Array.from({ length: count }, (_, place) => named(`${name}${place}`))
    await Promise.all([1, 1, 600, 300, 200, 1500, 1].map((count, place) => grouped(of(count, `${place}-`))))
    expect(statements.map(({ length }) => length)).toEqual([1, 1, 900, 200, 1500, 1])
  })

  it.each(['22P02', '23514', '54000', '54001', 'P0001'])(
    'harm no other by an event that the database refuses with %s',
    async (code) => {
      const { stored, write } = database({ code })
      const heard: unknown[] = []
      const grouped = groupWrites(write, (error) => heard.push(error))
      const requests = [['a'], ['b', 'poison1', 'c'], ['d', 'e'], ['poison2'], ['f']].map((ids) => ids.map(named))
      const answers = await Promise.all(requests.map(grouped))
      const refused = answers.map((set, place) => requests[place]?.filter((one) => set.has(one)).map(({ id }) => id))
      expect(refused).toEqual([[], ['poison1'], [], ['poison2'], []])
      expect(stored.sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
      expect(heard).toEqual([refusal(code), refusal(code)])
    },
  )

  it('are all told of a database that failed, which is not asked for each of them', async () => {
    const { statements, write } = database({ fails: () => true })
    const grouped = groupWrites(write, () => expect.fail('nothing is refused'))
    const told = await Promise.allSettled(Array.from({ length: 40 }, (_, place) => grouped([named(`e${place}`)])))
    expect(told.map(({ status }) => status)).toEqual(Array(40).fill('rejected'))
    expect(statements.length).toBeLessThanOrEqual(5)
  })

  it('are acknowledged only when they are stored, whatever comes together and whatever fails', async () => {
    const ids = fc.array(fc.tuple(fc.boolean(), fc.nat(30)), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(fc.array(ids, { minLength: 1, maxLength: 20 }), fc.array(fc.nat(12)), async (given, failing) => {
        const { stored, write } = database({ fails: (statement) => failing.includes(statement) })
        const grouped = groupWrites(write, () => {})
        const requests = given.map((one) => one.map(([isPoison, id]) => named(`${isPoison ? 'poison' : 'good'}${id}`)))
        const told = await Promise.allSettled(requests.map(grouped))
        for (const [place, answer] of told.entries()) {
          if (answer.status === 'rejected') continue
          for (const one of requests[place] as ReceivedEvent[])
            expect(answer.value.has(one) ? 'refused' : stored.includes(one.id)).toBe(
              one.id.startsWith('poison') ? 'refused' : true,
            )
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('a receiver whose database', () => {
  it('refuses an event names it at its place, tells why to the log, and stores its neighbors', async () => {
    const heard: unknown[] = []
    const query = async (sql: string, params: unknown[]) => {
      if (sql.includes('INSERT') && `${params[0]}`.includes('poison')) throw refusal('23514')
      return [{ found: true }]
    }
    const receive = receiveEvents({ query, onError: (error) => heard.push(error) })
    const response = await receive(post([event({ id: 'a' }), null, event({ id: 'poison' }), event({ id: 'b' })]))
    expect(response.status).toBe(200)
    const { accepted, rejected } = await answerOf(response)
    expect(accepted).toEqual(['a', 'b'])
    expect(rejected.map(({ index, id }) => [index, id])).toEqual([
      [1, undefined],
      [2, 'poison'],
    ])
    expect(rejected[1]?.reason).toMatch(/expected one that the database can store/)
    expect(JSON.stringify(rejected)).not.toContain('SQLSTATE')
    expect(heard).toEqual([refusal('23514')])
    expect((await receive(post(event({ id: 'poison' })))).status).toBe(422)
  })

  it('is slower than what comes in says so with a 503, keeps nothing of it, and takes it later', async () => {
    const release: (() => void)[] = []
    const query = async (sql: string) => {
      if (sql.includes('INSERT')) await new Promise<void>((resolve) => release.push(resolve))
      return [{ found: true }]
    }
    const size = JSON.stringify([event({ id: 'a', data: 'x'.repeat(500) })]).length
    const receive = receiveEvents({ query, maxWaitingBytes: 2.5 * size, origins: ['https://shop.example'] })
    const send = (id: string) =>
      receive(post([event({ id, data: 'x'.repeat(500) })], { origin: 'https://shop.example' }))
    const inside = [send('a'), send('b')]
    while (release.length < 2) await turn()
    const answers = await Promise.all(['c', 'd', 'e'].map(send))
    for (const answer of answers) {
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
      expect(answer.headers.get('access-control-expose-headers')).toBe('Retry-After')
      expect((await answer.json()).error).toMatch(/Too many events wait for the database: expected at most/)
    }
    for (const go of release) go()
    expect((await Promise.all(inside)).map(({ status }) => status)).toEqual([200, 200])
    const later = send('c')
    while (release.length < 3) await turn()
    release[2]?.()
    expect((await later).status).toBe(200)
  })

  it('is free has room for one body, however large, and for the next after one that failed', async () => {
    const receive = receiveEvents({ query: async () => [{ found: true }], maxWaitingBytes: 10 })
    for (const body of [[event({ id: 'a' })], 'no JSON', [event({ id: 'b' })]])
      expect((await receive(post(body))).status).toBe(body === 'no JSON' ? 400 : 200)
  })

  it.each([0, -1, Number.NaN])('has a room of %s bytes is a mistake that is said at once', (maxWaitingBytes) => {
    expect(() => receiveEvents({ query: async () => [], maxWaitingBytes })).toThrow(
      /maxWaitingBytes: expected a number above 0/,
    )
  })
})
