import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { objects, pages, tableOf } from '../../../demo/billers/exportForms'
import { runReport } from '../../../src/cli/commands/runReport'
import { asOf, drawTruth, logOf, truthOf } from '../../support/exportWorld'
import { sample } from '../../support/sample'

const folder = mkdtempSync(join(tmpdir(), 'fairwell-exports-'))
// Whole minutes, since dashboards show no seconds.
const truth = drawTruth(11, 400).map((each) => ({
  ...each,
  start: each.start - (each.start % 60),
  ...(each.end && { end: each.end - (each.end % 60) }),
}))
const period = { from: Date.UTC(2026, 2, 1) / 1000, to: asOf }
const expected = truthOf(truth, period)
/** Paddle gives no reason for an end: who chose to is then not told. */
const expectedOf = (path: string) =>
  path.startsWith('paddle')
    ? { ...expected, churn: { ...expected.churn, involuntary: null, voluntary: null } }
    : expected
const lines = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n')

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const events = file('events.ndjson', lines(logOf(truth)))

async function run(args: string[], input: string | Uint8Array = '') {
  const said = { out: '', err: '' }
  const status = await runReport(args, {
    stdin: Readable.from([Buffer.from(input)]),
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text) },
  })
  return { status, ...said }
}

async function billingOf(path: string, input: string | Uint8Array = '', log = events) {
  const options = ['--as-of', '2026-09-01', '--from', '2026-03-01', '--json']
  // The period is churn's: a log that begins in January would be cut by it, so that save rates are asked for without.
  const [churned, all] = [
    await run([log, '--billing', path, ...options], input),
    await run([log, '--billing', path, '--as-of', '2026-09-01', '--json'], input),
  ]
  if (churned.status !== 0) throw new Error(churned.err)
  const { billing } = JSON.parse(all.out)
  return { err: all.err, billing: { ...billing, churn: JSON.parse(churned.out).billing.churn } }
}

const zone = process.env.TZ
afterEach(() => {
  process.env.TZ = zone
})

const billers = Object.keys(objects)
const written = billers.flatMap((biller): [string, string | Uint8Array][] => {
  const rows = truth.map((each) => objects[biller]?.(each, asOf))
  const page = pages[biller] ?? String
  const csv = tableOf(biller, truth, { asOf })
  return [
    [`${biller}.csv`, csv],
    [`${biller}-semicolon.csv`, tableOf(biller, truth, { asOf, delimiter: ';' })],
    [`${biller}.tsv`, tableOf(biller, truth, { asOf, delimiter: '\t' })],
    [`${biller}-windows.csv`, `\ufeff${csv.replaceAll('\n', '\r\n')}`],
    [`${biller}-spreadsheet.txt`, Buffer.from(`\ufeff${tableOf(biller, truth, { asOf, delimiter: '\t' })}`, 'utf16le')],
    [`${biller}.csv.gz`, gzipSync(csv)],
    [`${biller}-list.json`, JSON.stringify(page(rows))],
    [`${biller}-pretty.json`, JSON.stringify(page(rows), null, 2)],
    [`${biller}-pages.json`, `${JSON.stringify(page(rows.slice(0, 99)))}\n${JSON.stringify(page(rows.slice(99)))}\n`],
    [`${biller}-array.bin`, gzipSync(JSON.stringify(rows))],
    [`${biller}.ndjson`, lines(rows)],
  ]
})

describe.each(['UTC', 'Asia/Kolkata', 'Pacific/Auckland', 'America/Los_Angeles'])('in %s', (name) => {
  it('the same subscriptions give the same rates from every biller in every form', { timeout: 300_000 }, async () => {
    process.env.TZ = name
    // Zones can only differ in how times are read, which is the same in every other form.
    const forms =
      name === 'UTC' ? sample(written, 'forms') : written.filter(([path]) => /^\w+(-list\.json|\.csv)$/.test(path))
    for (const [path, content] of forms) {
      const { billing, err } = await billingOf(file(path, content))
      expect({ path, billing, err }).toMatchObject({ path, billing: expectedOf(path), err: '' })
    }
    expect(new Date('2026-01-01T00:00').toISOString() === '2026-01-01T00:00:00.000Z').toBe(name === 'UTC')
  })
})

it('has something to tell apart', () => {
  const { ofSaved, ofStarted } = expected.saveRate
  expect(ofSaved.days90.value).toBeGreaterThan(0.4)
  expect(ofSaved.days90.value).toBeLessThan(ofSaved.days30.value)
  expect(ofStarted.days30.value).toBeLessThan(ofSaved.days30.value)
  expect(expected.churn.involuntary).toBeGreaterThan(20)
  expect(truth.some(({ end }) => end && end > asOf)).toBe(true)
})

describe('what our recipes write, our report reads', () => {
  const log = logOf(truth.slice(0, 40)).map((event) => {
    const { subscription } = event.data
    return {
      ...event,
      data: { ...event.data, subscription: { ...Object(subscription), currency: 'usd' }, comment: 'a\n"b"\tc\\' },
    }
  })
  const stored = log.map(({ data, specversion, datacontenttype, ...attributes }) => ({
    ...attributes,
    sequence: Number(attributes.sequence),
    subject: null,
    time: attributes.time.replace('T', ' ').replace('Z', ''),
    data,
  }))
  const asText = stored.map((row) => ({ ...row, data: JSON.stringify(row.data) }))
  const names = Object.keys(stored[0] ?? {}).map((name) => ({ name }))
  const escaped = (text: string) =>
    text.replace(/[\\\t\n']/g, (mark) => ({ '\t': '\\t', '\n': '\\n' })[mark] ?? `\\${mark}`)
  const tsv = (rows: object[]) =>
    rows
      .map((row) =>
        Object.values(row)
          .map((cell) => (cell === null ? '\\N' : escaped(`${cell}`)))
          .join('\t'),
      )
      .join('\n')
  const header = names.map(({ name }) => name)
  const quoted = (cell: unknown) => (cell === null ? '\\N' : `"${`${cell}`.replaceAll('"', '""')}"`)
  const csv = asText.map((row) => Object.values(row).map(quoted).join(',')).join('\n')

  it.each([
    ['JSONEachRow, data as text', lines(asText)],
    ['JSONEachRow, data as an object', lines(stored)],
    ['numbers quoted', lines(stored).replaceAll('"mrr":4900', '"mrr":"4900"')],
    ['JSON', JSON.stringify({ meta: names, data: asText, rows: 40, statistics: { elapsed: 0.1 } }, null, 2)],
    ['JSONCompact', JSON.stringify({ meta: names, data: asText.map((row) => Object.values(row)), rows: 40 })],
    ['CSVWithNames', `${header.map(quoted).join(',')}\n${csv}`],
    ['TSVWithNames', `${header.join('\t')}\n${tsv(asText)}`],
    [
      'TSVWithNamesAndTypes',
      `${header.join('\t')}\n${header.map(() => 'Nullable(String)').join('\t')}\n${tsv(asText)}`,
    ],
    ['rows of our own table', lines(log.map((event) => ({ source: event.source, id: event.id, event })))],
    ['the same with events as text', lines(log.map((event) => ({ id: event.id, event: JSON.stringify(event) })))],
    ['Kafka’s records', JSON.stringify({ records: 1 }) && lines(log.map((value) => ({ key: value.cfsession, value })))],
    ['EventBridge’s archive', lines(log.map((detail) => ({ 'detail-type': detail.type, detail })))],
  ])('ClickHouse and others: %s', async (name, content) => {
    process.env.TZ = 'Pacific/Auckland'
    const [plain, { out }] = [await run([events, '--json']), await run([file('stored.txt', content), '--json'])]
    expect(plain.status).toBe(0)
    const { input, savedRevenue, revenueAtRisk, trends } = JSON.parse(out)
    const own = JSON.parse((await run([file('log.ndjson', lines(logOf(truth.slice(0, 40)))), '--json'])).out)
    expect({ name, ...input }).toMatchObject({ name, counted: log.length, unreadable: 0, foreign: 0 })
    expect({ savedRevenue, revenueAtRisk, trends }).toEqual({
      savedRevenue: own.savedRevenue,
      revenueAtRisk: own.revenueAtRisk,
      trends: own.trends,
    })
  })

  it('counts an event whose text was cut as unreadable, with its revenue', async () => {
    const cut = asText.map((row, index) => (index === 0 ? { ...row, data: row.data.slice(0, -9) } : row))
    const { input } = JSON.parse((await run([file('cut.ndjson', lines(cut)), '--json'])).out)
    expect(input.unreadable).toBe(1)
  })
})

describe('missing data never flatters', () => {
  const csv = tableOf('stripe', truth, { asOf })
  const without = (column: string) => csv.replace(column, 'Something Else')

  it('gives no rate and the reason without ends, in JSON, text, HTML and CSV', async () => {
    const path = file('endless.csv', without('Ended At (UTC)'))
    const { billing } = await billingOf(path)
    expect(billing.saveRate).toMatchObject({ ofSaved: { days30: null, days90: null }, ofStarted: { days60: null } })
    expect(billing.churn).toMatchObject({ rate: null, lost: null, monthly: null })
    const reason = 'Billing does not say when subscriptions ended'
    expect([billing.saveRate.why, billing.churn.why]).toEqual([
      expect.stringContaining(reason),
      expect.stringContaining(reason),
    ])
    for (const form of [[], ['--html'], ['--csv']])
      expect((await run([events, '--billing', path, ...form])).out.replace(/\s+/g, ' ')).toContain(reason)
  })

  it('gives no churn without starts, and still the save rate', async () => {
    const startless = without('Created (UTC)').replace('Start (UTC)', 'Begun')
    const { billing } = await billingOf(file('startless.csv', startless))
    expect(billing.churn).toMatchObject({ rate: null, why: expect.stringContaining('when subscriptions started') })
    expect(billing.saveRate).toMatchObject(expected.saveRate)
  })

  it('gives no rate from a list of what runs, as Stripe’s API gives it unasked', async () => {
    const running = truth.filter(({ end }) => end === undefined).map((each) => objects.stripe?.(each, asOf))
    const { billing } = await billingOf(file('running.json', JSON.stringify(pages.stripe?.(running))))
    expect(billing.saveRate).toMatchObject({
      ofSaved: { days30: null },
      why: expect.stringContaining('running subscriptions only'.slice(0, 21)),
    })
  })

  it('names an end before its start, and makes no rate of it', async () => {
    const rows = 'id,status,started_at,ended_at\nsub_1,canceled,2026-01-01,2025-07-01\n'
    const { billing, err } = await billingOf(file('swapped.csv', rows))
    expect(err).toMatch(/endedat: expected a time after the start, got "2025-07-01"/)
    expect(billing).toMatchObject({ unreadable: 1 })
  })

  it('names rows it can’t read, and makes no customer of a leaver', async () => {
    const rows = csv.split('\n')
    const first = truth.find(({ saved, end }) => saved && end && end <= asOf)
    const broken = csv.replace(
      new RegExp(`(${first?.id},[^"]*"(?:[^"]|"")*"[^"\n]*,)(2026-\\d\\d-\\d\\d \\d\\d:\\d\\d)(,[a-z_]*\n)`),
      '$131/12/26$3',
    )
    expect(broken).not.toBe(csv)
    const { billing, err } = await billingOf(file('broken.csv', broken))
    expect(err).toContain('endedat: expected a time, got "31/12/26"')
    expect(billing).toMatchObject({ unreadable: 1, endUnknown: 1, saveRate: { ofSaved: { days30: null } } })
    expect(rows.length).toBeGreaterThan(400)
  })

  it('leaves out test mode and what came twice, and says so', async () => {
    const rows = truth.map((each) => objects.stripe?.(each, asOf))
    const test = { ...rows[0], id: 'sub_test', livemode: false }
    const { billing, err } = await billingOf(file('twice.ndjson', lines([...rows, ...rows.slice(0, 7), test])))
    expect(billing).toMatchObject(expected)
    expect(err).toContain('7 rows came twice')
    expect(err).toContain('1 row is of the other mode')
  })
})

describe('a file that is no billing is refused', () => {
  it.each([
    [
      'with the columns found and a hint',
      'subscripton_id,statos,endet_at\na,b,c\n',
      'Did you mean subscriptionid by subscriptonid?',
    ],
    ['as a zip archive', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'a zip archive or a spreadsheet'],
    ['when it is empty', '', 'got none'],
  ])('%s', async (_, content, why) => {
    const { status, out, err } = await run([events, '--billing', file('none.csv', content)])
    expect([status, out]).toEqual([2, ''])
    expect(err).toContain(why)
  })

  it('is read from standard input, gzipped or not', async () => {
    const csv = tableOf('recurly', truth, { asOf })
    for (const input of [csv, gzipSync(csv)]) expect((await billingOf('-', input)).billing).toMatchObject(expected)
  })

  it('says of a page that others follow', async () => {
    const rows = truth.map((each) => objects.stripe?.(each, asOf))
    const { err } = await billingOf(file('more.json', JSON.stringify({ object: 'list', has_more: true, data: rows })))
    expect(err).toContain('has_more')
  })
})

describe('--config', () => {
  it('takes a byte order mark, and names the line of what is no JSON', async () => {
    const config = JSON.stringify(
      { version: 1, id: 'main', survey: { reasons: [{ id: 'other', label: 'Other' }] } },
      null,
      2,
    )
    expect((await run([events, '--config', file('bom.json', `\ufeff${config}`)])).err).toBe('')
    for (const [bad, place] of [
      [config.replace('"id": "main",', '"id": "main", // mine'), / at 3:17: a comment/],
      [`${config.slice(0, -1)},}`, / at \d+:\d+: /],
      [config.slice(0, 20), / at 2:15: a trailing comma/],
    ] as const)
      expect((await run([events, '--config', file('bad.json', bad)])).err).toMatch(place)
  })
})
