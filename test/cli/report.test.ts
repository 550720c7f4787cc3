import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { readValues } from '../../src/cli/read/readEvents'
import { summarize } from '../../src/report'
import { flowLog, savedLog } from '../support/flowLog'
import { log, ndjson, plain, run, summaryOf } from '../support/reportCommand'

const folder = mkdtempSync(join(tmpdir(), 'fairwell-report-'))

/** A file with this content; its path. */
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('where events come from', () => {
  const expected = plain(summarize(log))

  it.each([
    ['NDJSON', file('events.ndjson', ndjson)],
    ['a JSON array', file('array.json', JSON.stringify(log))],
    ['a pretty JSON array', file('pretty.json', JSON.stringify(log, null, 2))],
    [
      'a batch a line',
      file('batches.ndjson', [log.slice(0, 100), log.slice(100)].map((batch) => JSON.stringify(batch)).join('\n')),
    ],
    ['Windows line ends and a byte order mark', file('windows.ndjson', `\ufeff${ndjson.replaceAll('\n', '\r\n')}\r\n`)],
    ['gzip, whatever its name', file('events.bin', gzipSync(ndjson))],
    ['a gzipped array', file('array.json.gz', gzipSync(JSON.stringify(log)))],
  ])('reads %s', async (_, path) => {
    expect(plain(await summaryOf([path]))).toEqual(expected)
  })

  it('reads standard input, and several files as one log', async () => {
    expect(plain(await summaryOf(['-'], ndjson))).toEqual(expected)
    const [one, two] = [file('one.ndjson', ndjson.slice(0, 5000)), file('two.ndjson', ndjson)]
    expect((await summaryOf([one, two])).flows).toEqual(expected.flows)
  })

  it('cuts values right wherever the pieces end', async () => {
    const text = JSON.stringify([{ a: '}]["\\"{' }, { b: { c: [1, { d: '贵' }] } }], null, 1)
    for (const size of [1, 2, 3, 7]) {
      const bytes = Buffer.from(text)
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      )
      const values: unknown[] = []
      for await (const value of readValues(Readable.from(pieces))) values.push(value)
      expect(values).toEqual(JSON.parse(text))
    }
  })

  it('counts truncated lines, a truncated array and a truncated gzip, and keeps the rest', async () => {
    const cut = file('cut.ndjson', `${ndjson}\n{"specversion":"1.0","id":"x\n${JSON.stringify(log[0])}`)
    expect((await summaryOf([cut])).input).toMatchObject({ unreadable: 1, duplicates: 1, counted: log.length })
    const array = file('cut.json', JSON.stringify(log).slice(0, -40))
    expect((await summaryOf([array])).input).toMatchObject({ unreadable: 1, counted: log.length - 1 })
    const gzip = gzipSync(ndjson)
    const half = await summaryOf([file('cut.gz', gzip.subarray(0, gzip.length - 400))])
    expect(half.input.unreadable).toBeGreaterThan(0)
    expect(half.input.counted).toBeGreaterThan(log.length / 2)
  })
})

describe('a file that is no log', () => {
  const partial = join(folder, 'p1.json')
  const customers = 'id,name,plan\n1,Ann,pro\n'
  const billing = 'id,Customer ID,Status,Created (UTC)\nsub_1,cus_1,active,2026-01-01 10:00\n'
  const config = { version: 1, id: 'main', survey: { reasons: [] } }
  it.each<[string, string | object, RegExp]>([
    ['a table of customers', customers, /got records with id, name, plan\./],
    ['subscriptions', billing, /Subscriptions are told by --billing /],
    ['a config', config, /got a config\. .*--config /],
    ['what the report printed', plain(summarize(log)) as object, /got what fairwell report --json printed/],
    ['other JSON', { hello: 'world' }, /got records with hello\./],
    ['a webhook’s log of another product', '{"type":"invoice.paid","id":"evt_1"}\n', /got records with type, id/],
    ['objects without fields', '{}\n', /records without fields/],
    ['broken lines', '{"specversion":"1.0","id":\n{"a\n', /neither JSON nor a table/],
    ['a picture', '\u0089PNG\n\u001a,\n,,\n', /expected CloudEvents/],
  ])('%s is refused by name', async (what, content, why) => {
    const path = file('no-log', typeof content === 'string' ? content : JSON.stringify(content, null, 2))
    const { status, out, err } = await run([file('log.ndjson', ndjson), path])
    expect({ what, status, out }).toEqual({ what, status: 2, out: '' })
    expect(err).toContain(`no event in ${path}: expected CloudEvents as the receiver stores them`)
    expect(err).toMatch(why)
  })

  it('a partial is told to be merged, and a log not to be', async () => {
    const events = file('log.ndjson', ndjson)
    expect(await run([events, '--partial', partial])).toMatchObject({ status: 0, out: '' })
    const alone = await run([partial])
    expect(alone).toMatchObject({ status: 2, out: '' })
    expect(alone.err).toContain(`${partial} is a partial: add --merge.`)
    expect((await run([events, '--merge'])).err).toContain('Without --merge the report is of a log.')
  })

  it.each<[string, string | Uint8Array]>([
    ['an empty file', ''],
    ['an empty list', '[]'],
    ['an empty page', '{"data":[]}'],
    ['a table of no rows', 'source,id,event\n'],
    ['nothing, gzipped', gzipSync('')],
    ['other products’ events only', '{"specversion":"1.0","id":"1","source":"/a","type":"com.example.b"}\n'],
  ])('%s is a log without flows', async (_, content) => {
    expect((await summaryOf([file('empty', content)])).flows.started).toBe(0)
  })
})

describe('what is printed', () => {
  const events = file('print.ndjson', ndjson)

  it('is text that says what it cannot know', async () => {
    const { out, status } = await run([events])
    expect(status).toBe(0)
    expect(out).toContain('60 flows started.')
    expect(out).toContain('Not known without billing data')
    expect(out).toMatch(/save20 +discount +\d+ +\d+/)
  })

  it('is CSV that another reader takes apart again, formulas disarmed', async () => {
    const evil = file(
      'evil.ndjson',
      [...savedLog('s', { offer: '=1+1', type: 'pause' })].map((event) => JSON.stringify(event)).join('\n'),
    )
    const { out } = await run([evil, '--csv'])
    const rows: Record<string, string>[] = parse(out, { columns: true })
    expect(rows).toContainEqual({
      section: 'deflectRate',
      item: '',
      figure: 'deflectRate',
      value: '1',
      low: expect.stringMatching(/^0\.2/),
      high: '1',
      n: '1',
    })
    expect(rows.find(({ section, figure }) => section === 'offers' && figure === 'shown')).toMatchObject({
      item: "'=1+1",
      value: '1',
    })
  })

  it('is one HTML page without a script or a request, and customer text is never markup in it', async () => {
    const markup = '<img src=x onerror=alert(1)>'
    const evil = flowLog('s', [
      ['flow.started'],
      ['survey.answered', { reason: markup, answers: { comment: markup } }],
      ['flow.step_viewed', { step: markup }],
      ['offer.shown', { offer: markup, type: markup }],
    ])
    const path = file('markup.ndjson', evil.map((event) => JSON.stringify(event)).join('\n'))
    const output = join(folder, 'report.html')
    const { status, out } = await run([path, '--html', '--output', output])
    const html = readFileSync(output, 'utf8')
    expect([status, out]).toEqual([0, ''])
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img src=x')
    expect(html).not.toMatch(/<script|<link|@import|url\(|https?:/)
  })

  it('has a table behind every chart, and a name on every one', async () => {
    const { out } = await run([events, '--html'])
    const sections = out.split('<section').slice(1)
    const charted = sections.filter((section) => section.includes('<figure'))
    expect(charted.length).toBeGreaterThan(2)
    for (const section of charted) expect(section).toContain('<table>')
    for (const svg of out.match(/<svg viewBox="0 0 760[^>]*>/g) ?? [])
      expect(svg).toMatch(/role="img" aria-labelledby="[\w-]+"/)
  })
})

describe('billing', () => {
  const saved = file(
    'saved.ndjson',
    savedLog('s', { offer: 'break', type: 'pause' })
      .map((event) => JSON.stringify(event))
      .join('\n'),
  )
  const csv =
    'Subscription ID,Status,Started At,Ended At,Paid Amount,Currency,Paid At\nsub_s,active,2026-01-01,,5000,usd,2026-03-20T00:00:00Z\nsub_s,active,,,5000,usd,2026-04-20T00:00:00Z\n,active,,,,,\n'
  const lines = [
    {
      subscription: 'sub_s',
      startedAt: '2026-01-01',
      endedAt: null,
      paid: [{ amount: 5000, currency: 'USD', time: '2026-03-20T00:00:00Z' }],
    },
    { subscription: 'sub_s', paid: [{ amount: 5000, currency: 'USD', time: '2026-04-20T00:00:00Z' }] },
  ]

  it.each([
    ['CSV', file('billing.csv', csv)],
    ['NDJSON', file('billing.ndjson', lines.map((line) => JSON.stringify(line)).join('\n'))],
  ])('is joined from %s', async (_, path) => {
    const { billing } = await summaryOf([saved, '--billing', path, '--as-of', '2026-09-01'])
    expect(billing).toMatchObject({
      subscriptions: 1,
      matched: 1,
      saveRate: { ofSaved: { days90: { value: 1, n: 1 } } },
      retained: { USD: { payments: 2, amount: 10_000 } },
    })
  })

  it('says which payments it had to leave out', async () => {
    const path = file(
      'undated.csv',
      'subscription,paid_amount,currency,paid_at\nsub_s,5000,USD,\nsub_s,49.90,USD,2026-03-20\n',
    )
    expect((await run([saved, '--billing', path])).err).toContain('2 rows can’t be read in part')
  })

  it('says how many rows name no subscription', async () => {
    const { err, out, status } = await run([saved, '--billing', file('again.csv', csv)])
    expect([status, err]).toEqual([0, expect.stringContaining('1 row can’t be read or names no subscription')])
    expect(out).toContain('Save rate: still subscribed')
  })
})

describe('what cannot run says why and exits with 2', () => {
  const events = file('fine.ndjson', ndjson)

  it.each([
    [[], 'expected a file of events'],
    [['/no/such/file'], 'ENOENT'],
    [[events, '--time-zone', 'Mars/Olympus'], 'expected an IANA name'],
    [[events, '--from', 'yesterday'], 'from: expected a time'],
    [[events, '--colour'], '--colour: no such option'],
    [[events, '--seed', 'x'], '--seed: expected a whole number'],
    [[events, '--config', file('bad.json', '{"version":2}')], 'config'],
    [['postgres://nobody@127.0.0.1:1/none'], 'ECONNREFUSED'],
  ])('%j', async (args, why) => {
    const { status, out, err } = await run(args)
    expect([status, out]).toEqual([2, ''])
    expect(err).toContain(why)
  })
})
