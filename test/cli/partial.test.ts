import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fnv1a } from '../../src/base/fnv1a'
import { createSpool } from '../../src/cli/spool/createSpool'
import { tempPlace } from '../../src/cli/spool/tempPlace'
import { summarize } from '../../src/report'
import { oddLog, oddNames } from '../support/oddLog'
import { log, run, summaryOf } from '../support/reportCommand'
import { file, folder } from '../support/runCommand'
import { withoutExamples } from '../support/withoutExamples'

const whole = (events: readonly unknown[], options = {}) => JSON.parse(JSON.stringify(summarize(events, options)))

const lines = (events: readonly unknown[]) => events.map((event) => JSON.stringify(event)).join('\n')

/** Writes a partial of each of these shards; the paths. */
async function partials(name: string, shards: readonly (readonly unknown[])[]): Promise<string[]> {
  const paths = shards.map((_, index) => join(folder, `${name}-${index}.json`))
  for (const [index, shard] of shards.entries()) {
    const { status, err } = await run(['-', '--partial', paths[index] ?? ''], `${lines(shard)}\n`)
    expect(err).toMatch(/\d sessions? written/)
    expect(status).toBe(0)
  }
  return paths
}

const sessionOf = (event: unknown) => String(Object(event).cfsession)

function split(
  events: readonly unknown[],
  count: number,
  placeOf: (event: unknown, at: number) => number,
): unknown[][] {
  const shards: unknown[][] = Array.from({ length: count }, () => [])
  for (const [at, event] of events.entries()) shards[placeOf(event, at) % count]?.push(event)
  return shards
}

/** Numbers do not depend on the order of keys, but examples of comments need `redact`, which only the command has. */
const figures = ({ topics, feedback, ...rest }: ReturnType<typeof whole>) => ({
  ...rest,
  feedback: withoutExamples(feedback),
  comments: topics.comments,
})

const twice = '77-0-1'

describe('partials', () => {
  const odd = oddLog(77, oddNames.length * 6)
  const sharing = new Set(['ses_77-0', ...odd.filter((event) => Object(event).id === twice).map(sessionOf)])
  const plain = [...log, ...log.slice(40, 90)]

  it.each([2, 5])('of %i shards, split by session, give the numbers of the whole', async (count) => {
    const shards = split(odd, count, (event) => (sharing.has(sessionOf(event)) ? 0 : fnv1a(sessionOf(event))))
    const paths = await partials(`by-session-${count}`, shards)
    const { out, err } = await run(['--merge', '--json', ...paths])
    expect(figures(JSON.parse(out))).toEqual(figures(whole(odd)))
    expect(err).toBe('')
  })

  it('give the numbers of the whole where the events of a session are spread over shards', async () => {
    for (const count of [2, 3, 7]) {
      const paths = await partials(
        `by-event-${count}`,
        split(plain, count, (_, at) => at),
      )
      expect(figures(await summaryOf(['--merge', ...paths]))).toEqual(figures(whole(plain)))
      expect(figures(await summaryOf(['--merge', ...paths.toReversed()]))).toEqual(figures(whole(plain)))
    }
  })

  it('count once what two shards have', async () => {
    const paths = await partials('overlapping', [log, [...log.slice(0, 200), ...oddLog(5, 3)]])
    const merged = await summaryOf(['--merge', ...paths])
    expect(figures(merged)).toEqual(figures(whole([...log, ...log.slice(0, 200), ...oddLog(5, 3)])))
  })

  it('take every option when they are merged', async () => {
    const paths = await partials(
      'narrowed',
      split(odd, 3, (event) => (sharing.has(sessionOf(event)) ? 0 : fnv1a(sessionOf(event)))),
    )
    const asked = [
      [['--mode', 'test'], { mode: 'test' }],
      [['--plan', 'pro', '--from', '2026-02-01'], { plan: 'pro', from: '2026-02-01' }],
      [['--seed', '7', '--time-zone', 'Asia/Tokyo'], { seed: 7, timeZone: 'Asia/Tokyo' }],
    ] as const
    for (const [flags, options] of asked) {
      expect(figures(await summaryOf(['--merge', ...paths, ...flags]))).toEqual(figures(whole(odd, options)))
    }
  })

  it('say how many events are in two sessions of two files', async () => {
    const paths = await partials(
      'shared-id',
      split(odd, 2, (event) => (sessionOf(event) === 'ses_77-0' ? 0 : 1)),
    )
    const { err, status } = await run(['--merge', '--json', ...paths])
    expect(err).toContain('that are in two sessions of two files. Both count;')
    expect(status).toBe(0)
  })

  it('take no option that would do nothing', async () => {
    const { err, status } = await run([
      file('log.ndjson', lines(log)),
      '--partial',
      join(folder, 'none.json'),
      '--plan',
      'pro',
    ])
    expect(err).toContain('--partial: expected no other option, got --plan.')
    expect(status).toBe(2)
    expect(existsSync(join(folder, 'none.json'))).toBe(false)
  })
})

describe('a partial file that is not as it was written', () => {
  it.each([
    [
      'is cut off',
      (text: string) => text.slice(0, text.length / 2),
      'expected a whole partial, got one that is cut off',
    ],
    ['lacks its last line', (text: string) => `${text.trimEnd().split('\n').slice(0, -1).join('\n')}\n`, 'cut off'],
    ['lacks a line', (text: string) => text.split('\n').toSpliced(3, 1).join('\n'), 'one that was changed since'],
    [
      'has a line twice',
      (text: string) =>
        text
          .split('\n')
          .toSpliced(3, 0, text.split('\n')[3] ?? '')
          .join('\n'),
      'one that was changed since',
    ],
    ['has another number', (text: string) => text.replace('"mrr":1900', '"mrr":1901'), 'one that was changed since'],
    [
      'has a word for a number',
      (text: string) => text.replace('"mrr":1900', '"mrr":"much"'),
      'expected a session, got',
    ],
    [
      'is of another version',
      (text: string) => text.replace('"version":2', '"version":3'),
      'expected a partial of version 2, got version 3',
    ],
    ['is a log', () => lines(log), 'expected a file that fairwell report --partial wrote, got "{\\"specversion'],
    ['is empty', () => '', 'cut off'],
    ['is an image', () => '\u0089PNG\r\n', 'expected a file that fairwell report --partial wrote'],
  ])('is named where it %s', async (name, bend, problem) => {
    const [path = ''] = await partials('bent', [log])
    const bent = file(`bent ${name}.json`, bend(readFileSync(path, 'utf8')))
    const { err, status, out } = await run(['--merge', bent, '--json'])
    expect(err).toContain(bent)
    expect(err).toContain(problem)
    expect([status, out]).toEqual([2, ''])
  })

  it('is named where it was given twice, whatever it is called', async () => {
    const [path = ''] = await partials('once', [log])
    const { err, status } = await run(['--merge', path, file('copy.json', readFileSync(path))])
    expect(err).toContain(`expected another shard, got the one that ${path} holds.`)
    expect(status).toBe(2)
  })

  it('is read gzipped, and only by its owner', async () => {
    const [path = ''] = await partials('small', [log])
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const merged = await summaryOf(['--merge', file('small.json.gz', gzipSync(readFileSync(path)))])
    expect(figures(merged)).toEqual(figures(whole(log)))
  })
})

describe('a spool', () => {
  it('gives all lines of a key together and in order, however often it divides', () => {
    const place = { ...tempPlace(), held: 500, part: 200 }
    const spool = createSpool('some', place)
    const keys = Array.from({ length: 300 }, (_, index) => `key ${index}`)
    for (let round = 0; round < 10; round += 1) for (const key of keys) spool.add(key, `${key}: ${round} ü`)
    const groups = Array.from(spool.groups(), (lines) => [...lines])
    expect(groups).toHaveLength(300)
    expect(groups.flat()).toHaveLength(3000)
    for (const key of keys) {
      expect(groups).toContainEqual(Array.from({ length: 10 }, (_, round) => `${key}: ${round} ü`))
    }
    place.close()
  })

  it('gives the lines of a key that memory cannot hold from their file, as often as they are asked for', () => {
    const place = { ...tempPlace(), held: 500, part: 200 }
    const spool = createSpool('hot', place)
    for (let line = 0; line < 500; line += 1) {
      spool.add('undefined', `${line}`)
      spool.add(`rare ${line % 7}`, `rare ${line}`)
    }
    const sizes = []
    for (const lines of spool.groups()) {
      const all = [...lines]
      expect([...lines]).toEqual(all)
      sizes.push(all.length)
      if (all.length === 500) expect(all).toEqual(Array.from({ length: 500 }, (_, line) => `${line}`))
    }
    expect(sizes.sort((a, b) => b - a)).toEqual([500, 72, 72, 72, 71, 71, 71, 71])
    place.close()
  })
})
