import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { log, ndjson, run } from '../support/reportCommand'
import { file, folder } from '../support/runCommand'

const place = (name: string) => join(folder, name)
const rowsOf = (path: string): string[][] => parse(readFileSync(path))

describe('fairwell report on feedback', () => {
  it('writes the table, the event and the list, for their owner only, and the report as well', async () => {
    const [table, event, list] = ['f.csv', 'f.json', 'w.csv'].map(place) as [string, string, string]
    const files = ['--feedback', table, '--feedback', event, '--write-to', list]
    const { status, out } = await run(['-', '--release', '2026-02-15:v2', ...files], ndjson)
    expect(status).toBe(0)
    expect(out).toContain('Before and after v2: the share of all flows')
    expect(rowsOf(table)[0]).toContain('since v2: before')
    expect(JSON.parse(readFileSync(event, 'utf8')).type).toBe('dev.fairwell.feedback.summarized.v1')
    const reasons = rowsOf(list).filter(([kind]) => kind === 'reason')
    expect(new Set(reasons.map(([, , customer]) => customer)).size).toBe(60)
    for (const path of [table, event, list]) expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('gives the same of partials as of the whole log', async () => {
    const half = [log.filter((_, at) => at % 2), log.filter((_, at) => at % 2 === 0)]
    const parts = half.map((_, index) => place(`feedback-${index}.json`))
    for (const [index, events] of half.entries())
      await run(['-', '--partial', parts[index] ?? ''], events.map((event) => JSON.stringify(event)).join('\n'))
    const files = (name: string) => ['--feedback', place(`${name}.csv`), '--write-to', place(`${name}-list.csv`)]
    const whole = await run(['-', '--json', '--release', '2026-02-15', ...files('whole')], ndjson)
    const merged = await run(['--merge', ...parts, '--json', '--release', '2026-02-15', ...files('merged')])
    expect(JSON.parse(merged.out).feedback).toEqual(JSON.parse(whole.out).feedback)
    expect(rowsOf(place('merged.csv'))).toEqual(rowsOf(place('whole.csv')))
    expect(rowsOf(place('merged-list.csv')).sort()).toEqual(rowsOf(place('whole-list.csv')).sort())
  })

  it.each([
    [['--release', 'v2'], '--release: expected a date and a name such as 2026-05-01:v2, got v2.'],
    [['--release', '2026-13-01:v2'], 'releases: expected a date such as 2026-05-01 for v2, got 2026-13-01.'],
    [
      ['--feedback', 'f.txt'],
      '--feedback: expected a name that ends in .csv or .json, got f.txt. Nothing was written.',
    ],
  ])('says of %j what is wrong', async (args, message) => {
    const { status, err } = await run([file('log.ndjson', ndjson), ...args])
    expect(status).toBe(2)
    expect(err).toContain(message)
  })

  it('says where there is nothing to post, and leaves no file', async () => {
    const path = place('none.json')
    const { status, err } = await run(['-', '--feedback', path], '')
    expect([status, err]).toEqual([2, expect.stringContaining('expected flows with a reason or a comment, got none')])
    expect(() => statSync(path)).toThrow('ENOENT')
  })
})
