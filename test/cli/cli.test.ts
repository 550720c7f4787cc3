import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { runCheck } from '../../src/cli/check'
import { runExplain } from '../../src/cli/explain'
import { runReport, type Streams } from '../../src/cli/report'
import { runSimulate } from '../../src/cli/simulate'
import { checkConfig } from '../../src/config/check/checkConfig'
import type { Config } from '../../src/config/schema/schema'
import { decide } from '../../src/decide/decide'
import { canceledLog, flowLog, savedLog } from '../support/flowLog'

const folder = mkdtempSync(join(tmpdir(), 'fairwell-cli-'))

/** A file with this content; its path. */
function file(name: string, content: unknown): string {
  const path = join(folder, name)
  const isRaw = typeof content === 'string' || content instanceof Uint8Array
  writeFileSync(path, isRaw ? content : JSON.stringify(content))
  return path
}

type Command = (args: string[], streams: Streams) => Promise<number>

async function run(command: Command, args: string[], input = '', isTTY = false) {
  const said = { out: '', err: '' }
  const status = await command(args, {
    stdin: Readable.from(input === '' ? [] : [Buffer.from(input)]),
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text), isTTY },
  })
  return { status, ...said }
}

const now = '2026-11-21T00:00:00Z'

const config: Config = {
  version: 1,
  id: 'main',
  segments: { high_value: { 'subscription.mrr': { $exists: true, $gte: 4900 } } },
  survey: {
    reasons: [
      { id: 'price', label: 'It costs too much' },
      { id: 'unused', label: 'I don’t use it' },
    ],
  },
  offers: {
    save20: { type: 'discount', percentOff: 20, durationInMonths: 3 },
    break: { type: 'pause', lengths: [1], unit: 'month' },
    talk: { type: 'booking', url: 'https://example.com/talk' },
  },
  rules: [
    { id: 'price-high', segment: 'high_value', when: { 'answers.reason': 'price' }, offers: ['save20', 'talk'] },
    { id: 'unused', when: { 'answers.reason': 'unused' }, offers: ['break'] },
  ],
}
const configFile = file('config.json', config)
const broken = { ...config, offers: { ...config.offers, save20: { type: 'discount', percentOff: 120 } } }
const doubtful = { ...config, rules: [{ id: 'all', offers: ['break'] }, ...(config.rules ?? [])] }

describe('fairwell check', () => {
  it('says yes to a good config', async () => {
    const path = file('good.json', {
      ...config,
      rules: [{ id: 'all', offers: ['break'] }],
      offers: { break: config.offers?.break },
    })
    const { status, out } = await run(runCheck, [path])
    expect({ status, out }).toEqual({ status: 0, out: `${path}: no errors, no warnings.\n` })
  })

  it('prints every problem at once, with where, what was expected and what came', async () => {
    const path = file('broken.json', { ...broken, fairness: 'us-xx' })
    const { status, out } = await run(runCheck, [path])
    expect(status).toBe(1)
    expect(out).toContain(`${path}: error: offers.save20.percentOff: expected number from 0.01 to 100, got 120.`)
    expect(out).toContain(`${path}: error: fairness: `)
    expect(out).toContain('2 errors, 0 warnings.')
  })

  it('gives with --json what checkConfig gives', async () => {
    for (const input of [broken, doubtful, config, [], null, 7]) {
      const { status, out } = await run(runCheck, [file('any.json', JSON.stringify(input)), '--json'])
      const problems = checkConfig(input)
      const ok = problems.every(({ severity }) => severity === 'warning')
      const place = { line: expect.any(Number), column: expect.any(Number) }
      expect(JSON.parse(out)).toEqual({ ok, problems: problems.map((problem) => ({ ...problem, ...place })) })
      expect(status).toBe(ok ? 0 : 1)
    }
  })

  it('lets a config with warnings pass, and says how to mend them', async () => {
    const { status, out } = await run(runCheck, ['-'], JSON.stringify(doubtful))
    const [warning] = checkConfig(doubtful)
    expect(status).toBe(0)
    expect(out).toContain(`config: warning: ${warning?.path}: ${warning?.message}.\n  ${warning?.mend}`)
  })

  it.each([
    ['no file', [join(folder, 'nowhere.json')], 'expected a file that can be read, got no such file'],
    ['a folder', [folder], 'expected a file that can be read, got EISDIR'],
    ['no JSON', [file('text.json', 'version: 1')], 'expected JSON'],
    ['no argument', [], 'expected one config, got 0'],
    ['two arguments', ['a', 'b'], 'expected one config, got 2'],
    ['an unknown option', [configFile, '--jsn'], '--jsn'],
  ])('could not run on %s: status 2, and says why', async (_, args, why) => {
    const { status, out, err } = await run(runCheck, args)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(why)
  })

  it('counts an offer that nothing on the page performs as an error where --handlers tells what does', async () => {
    const { status, out } = await run(runCheck, [configFile, '--handlers', 'discount, credit'])
    expect(status).toBe(1)
    expect(out).toContain('error: offers.break: no handler performs it (there is discount, credit)')
    expect((await run(runCheck, [configFile, '--handlers', 'discount,pause'])).status).toBe(0)
  })

  it('reads a file that begins with a byte order mark', async () => {
    expect((await run(runCheck, [file('bom.json', `\ufeff${JSON.stringify(config)}`)])).status).toBe(0)
  })

  it('prints nothing that a terminal would obey', async () => {
    const { out } = await run(runCheck, ['-'], JSON.stringify({ ...config, '\u001b[2J': 1 }))
    expect(out).toContain('[2J')
    expect(out).not.toContain('\u001b')
  })
})

const subscription = { amount: 4900, currency: 'USD', interval: 'month' as const }
const situation = { customer: { id: 'cus_1' }, subscription, answers: { reason: 'price' }, now }

describe('fairwell explain', () => {
  const explain = (given: unknown, of: unknown = config, ...more: string[]) =>
    run(runExplain, [file('of.json', of), file('situation.json', given), ...more])

  it('prints the very Decision with --json', async () => {
    const { status, out, err } = await explain(situation, config, '--json')
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(decide(config, situation))))
    expect({ status, err }).toEqual({ status: 0, err: '' })
  })

  it('says in words what is offered, what is in reserve, and every line of why', async () => {
    const { out } = await explain(situation)
    expect(out).toContain('This customer is offered save20 (discount), by rule price-high.')
    expect(out).toContain('In reserve, not shown: talk.')
    expect(out).toMatch(/segment +high_value +yes/)
    const { out: cheap } = await explain({ ...situation, subscription: { ...subscription, amount: 900 } })
    expect(cheap).toContain('This customer is offered nothing: no rule matched.')
    expect(cheap).toMatch(/rule +price-high +no +segment high_value: subscription.mrr is 900, not at least 4900/)
  })

  it.each([
    ['the config has "enabled": false', { ...config, enabled: false }],
    ['not in the audience', { ...config, audience: { 'subscription.status': 'active' } }],
    ['held out', { ...config, holdout: { share: 1 } }],
    ['rule none has no offers', { ...config, rules: [{ id: 'none', offers: [] }] }],
    ['rule p, but break: on a yearly plan', { ...config, rules: [{ id: 'p', offers: ['break'] }] }],
    ['fairness us-mn allows no offer before the cancellation', { ...config, fairness: 'us-mn' }],
  ])('tells why there is no offer: %s', async (why, of) => {
    const yearly = { amount: 99_000, currency: 'USD', interval: 'year' }
    const { out } = await explain({ ...situation, subscription: yearly }, of)
    expect(out).toContain(`This customer is offered nothing: ${why}.`)
  })

  it('warns of what is likely a slip, and decides all the same', async () => {
    const { status, err } = await explain({ answers: { reason: 'prize' } })
    expect(status).toBe(0)
    expect(err).toContain('now: expected an RFC 3339 time, got nothing')
    expect(err).toContain('answers.reason: expected one of price, unused, got prize')
  })

  it('carries what is unreadable or doubtful beside the Decision, and decides on what was read', async () => {
    const odd = {
      ...situation,
      subscription: { amount: '4900', currency: 'usd', interval: 'Monthly', sttus: 'active' },
    }
    const { out } = await explain({ ...odd, customer: { id: 'cus_1', firstName: 7 } }, config, '--json')
    const { problems, ...decision } = JSON.parse(out)
    expect(decision.offers[0].id).toBe('save20')
    expect(problems.map(({ path }: { path: string }) => path)).toEqual(['customer.firstName', 'subscription.sttus'])
    const lines = `${JSON.stringify({ subscription: { amount: 4.5 } })}\n`
    const { out: line } = await run(runExplain, [configFile, '-', '--lines'], lines)
    expect(JSON.parse(line).problems).toMatchObject([{ path: 'subscription.amount' }])
  })

  it.each([
    ['lines', (all: object[]) => all.map((each) => JSON.stringify(each)).join('\n')],
    ['a JSON array', (all: object[]) => JSON.stringify(all, null, 2)],
  ])('decides on many situations from %s with --lines, a Decision a line', async (_, write) => {
    const situations = ['price', 'unused', 'nothing'].map((reason) => ({ ...situation, answers: { reason } }))
    const expected = situations.map((each) => JSON.stringify(decide(config, each)))
    const { status, out, err } = await run(runExplain, [configFile, '-', '--lines'], write(situations))
    expect({ status, out, err }).toEqual({ status: 0, out: `${expected.join('\n')}\n`, err: '' })
  })

  it('says which line of --lines holds no situation, and goes on', async () => {
    const { out, err } = await run(runExplain, [configFile, '-', '--lines'], `{}\n7\n{"answers":\n{}`)
    expect(out.split('\n').map((line) => line.slice(0, 8))).toEqual(['{"rule":', 'null', 'null', '{"rule":', ''])
    expect(err).toBe('-: row 2: expected a JSON object, got 7.\n-: row 3: expected a JSON object, got no JSON.\n')
  })

  it('counts all that stand side by side as shown', async () => {
    const [first, ...others] = config.rules ?? []
    const { out } = await explain(situation, { ...config, rules: [{ ...first, together: true }, ...others] })
    expect(out).toContain('This customer is offered save20 (discount), talk (booking), by rule price-high.')
  })

  it('takes the situation from standard input', async () => {
    const { out } = await run(runExplain, [configFile, '-'], JSON.stringify(situation))
    expect(out).toContain('offered save20')
  })

  it.each([
    ['a config that pages would not run', [file('b.json', broken), configFile], 'config.offers.save20.percentOff'],
    ['a situation that is a list', [configFile, file('list.json', [])], 'expected an object'],
    ['one file', [configFile], 'expected a config and a situation, got 1 files'],
    ['standard input twice', ['-', '-'], 'expected one - at most'],
  ])('could not run on %s: status 2, and says why', async (_, args, why) => {
    const { status, out, err } = await run(runExplain, args)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(why)
  })
})

const csv = `id,amount,currency,interval
a,9000,USD,month
b,9000,usd,month
c,1000,USD,month
d,120000,EUR,year
`

/** What a simulation says with --json, of customers in a file or text, and these options. */
async function simulation(customers: unknown, options: string[] = [], of: unknown = config) {
  const paths = [file('sim.json', of), file('customers', customers)]
  const { out, err, status } = await run(runSimulate, [...paths, '--json', '--now', now, ...options])
  if (status !== 0) throw new Error(err)
  return { ...JSON.parse(out), err }
}

const rates = file('rates.json', { save20: 0.5, pause: 0.25 })
const allPrice = file('all-price.json', { price: 1 })

describe('fairwell simulate', () => {
  it('counts who is offered what by which rule, and who gets nothing and why', async () => {
    const { customers, offers, none, rules, reasons } = await simulation(csv, ['--reasons', allPrice])
    expect({ customers, offers, none, rules, reasons }).toEqual({
      customers: 4,
      offers: { save20: { type: 'discount', customers: 3, rules: { 'price-high': 3 } } },
      none: { 'no rule matched': 1 },
      rules: { 'price-high': 3, unused: 0 },
      reasons: { price: { customers: 4, offered: 3 } },
    })
  })

  it('counts each customer once, evenly under every reason, when no mix is given', async () => {
    const { customers, reasonsEach, offers, none } = await simulation(csv)
    expect({ customers, reasonsEach }).toEqual({ customers: 4, reasonsEach: 2 })
    expect(offers.save20.customers).toBe(1.5)
    expect(offers.break.customers).toBe(1.5)
    expect(none).toEqual({ 'no rule matched': 0.5, 'rule unused, but break: on a yearly plan': 0.5 })
  })

  it('tells by currency what is kept and what it costs, as the report would', async () => {
    const { money } = await simulation(csv, ['--reasons', allPrice, '--accept', rates])
    const nothing = { downgrade: 0, foreverDiscount: 0, unknownDiscount: 0 }
    const euro = { subscriptions: 0.5, mrr: 5000, discount: 1000, net: 4000, termDiscount: 3000, ...nothing }
    const dollar = { subscriptions: 1, mrr: 9000, discount: 1800, net: 7200, termDiscount: 5400, ...nothing }
    expect(money).toEqual({
      EUR: { atRisk: { subscriptions: 1, mrr: 10_000 }, kept: euro, byOffer: { save20: euro } },
      USD: { atRisk: { subscriptions: 3, mrr: 19_000 }, kept: dollar, byOffer: { save20: dollar } },
    })
  })

  it('keeps nothing by a link to a person or a page, whatever the rate', async () => {
    const talks = { ...config, rules: [{ id: 'talk', offers: ['talk'] }] }
    const { money, offers } = await simulation(csv, ['--accept', file('all.json', { default: 1 })], talks)
    expect(offers.talk.customers).toBe(4)
    expect(money.USD.kept).toMatchObject({ subscriptions: 0, mrr: 0, net: 0 })
  })

  it('takes rates and reasons from what fairwell report --json printed, and names what only one of them knows', async () => {
    const log = [
      ...savedLog('a', { offer: 'save20', type: 'discount' }),
      ...savedLog('b', { offer: 'old', type: 'pause' }),
      ...canceledLog('c', 'price'),
      ...canceledLog('d', 'gone'),
      ...flowLog('e', [['flow.started'], ['offer.shown', { offer: 'save20' }], ['flow.canceled']]),
    ]
    const events = file('events.ndjson', log.map((event) => JSON.stringify(event)).join('\n'))
    const { out } = await run(runReport, [events, '--json'])
    const measured = file('report.json', JSON.parse(out))
    const { money, reasons, err } = await simulation(csv, ['--reasons', measured, '--accept', measured])
    const byHand = await simulation(csv, ['--reasons', allPrice, '--accept', file('half.json', { save20: 0.5 })])
    expect({ money, reasons }).toEqual({ money: byHand.money, reasons: byHand.reasons })
    expect(err.split('\n').filter((line: string) => line.includes('left out'))).toEqual([
      'reasons: the survey has no reason gone; it is left out.',
      'accept: the config has no offer old; it is left out.',
      ...['break', 'talk'].map((id) => `accept: the report never saw the offer ${id}; it is left out.`),
    ])
  })

  it('draws the same reasons for the same seed', async () => {
    const many = Array.from({ length: 400 }, (_, index) => ({ customer: { id: `c${index}` }, subscription }))
    const mix = file('mix.json', { price: 3, unused: { weight: 1, answers: { blocker: 'time' } } })
    const drawn = async (seed: string) => (await simulation(many, ['--reasons', mix, '--seed', seed])).reasons
    expect(await drawn('1')).toEqual(await drawn('1'))
    expect(await drawn('1')).not.toEqual(await drawn('2'))
    const { price, unused } = await drawn('1')
    expect(price.customers + unused.customers).toBe(400)
    // 300 expected, and 5 standard deviations of a binomial draw around it.
    expect(Math.abs(price.customers - 300)).toBeLessThan(44)
  })

  it('counts the holdout and the arms that decide deals', async () => {
    const variations = ['save20', 'break'].map((offer) => ({ key: offer, weight: 0.5, offers: [offer] }))
    const of = {
      ...config,
      holdout: { share: 0.2 },
      rules: [{ id: 'all', offers: [], experiment: { id: 'x', variations } }],
    } satisfies Config
    const customers = Array.from({ length: 300 }, (_, index) => ({ customer: { id: `c${index}` }, subscription }))
    const decisions = customers.map((each) => decide(of, { ...each, answers: { reason: 'price' }, now }))
    const arm = (key: string) => decisions.filter(({ experiment }) => experiment?.variation === key).length
    const { holdout, experiments, none } = await simulation(customers, [], of)
    expect(holdout).toBe(decisions.filter((decision) => decision.holdout).length)
    expect(none).toEqual({ 'held out': holdout })
    expect(experiments.x).toEqual({ save20: arm('save20'), break: arm('break') })
  })

  it('tells who changes from what to what under another config', async () => {
    const offers = { ...config.offers, break: { type: 'pause', lengths: [1, 2], unit: 'month' } }
    const other = file('other.json', { ...config, offers, segments: { high_value: { 'subscription.mrr': 1000 } } })
    const { comparison } = await simulation(csv, ['--compare', other])
    expect(comparison.unchanged).toBe(0.5)
    expect(comparison.changes).toEqual([
      { from: 'save20', to: 'nothing', customers: 1.5, mrr: { USD: 9000, EUR: 5000 }, examples: ['a', 'b', 'd'] },
      { from: 'break', to: 'break on other terms', customers: 1.5, mrr: { USD: 9500 }, examples: ['a', 'b', 'c'] },
      { from: 'nothing', to: 'save20', customers: 0.5, mrr: { USD: 500 }, examples: ['c'] },
    ])
    const { comparison: none } = await simulation(csv, ['--compare', configFile])
    expect(none).toEqual({ unchanged: 4, changes: [] })
  })

  it('refuses decimal amounts by row, and says what would mend them', async () => {
    const { badRows, customers } = await simulation(
      'id,amount,currency,interval\na,49.00,USD,month\nb,4900,USD,month\n',
    )
    expect({ customers, count: badRows.count }).toEqual({ customers: 1, count: 1 })
    expect(badRows.examples[0].problem).toMatch(
      /^subscription\.amount: .*got "49\.00"\. Give minor units.*"times": 100/,
    )
  })

  it('reads headers in any case, words of any biller, and one currency in two cases', async () => {
    const odd = 'ID,Amount,CURRENCY,Interval,Status\na,9000,usd,Monthly,in_trial\nb,9000,USD,month,whatever\n'
    const { money, nameless, unread, err } = await simulation(odd, ['--reasons', allPrice, '--accept', rates])
    expect(Object.keys(money)).toEqual(['USD'])
    expect(money.USD.atRisk).toEqual({ subscriptions: 2, mrr: 18_000 })
    expect({ nameless, unread }).toEqual({ nameless: 0, unread: { 'subscription.status': 1 } })
    expect(err).toContain('subscription.status: unreadable in 1 row, left out there.')
  })

  it('names bad rows with their number, counts them, and goes on', async () => {
    const bad =
      'id,amount,currency,interval\na,x1,USD,month\nb,1,USD\nc,9000,US,month\nd,9000,USD,month\n"e,1,USD,month\n'
    const { badRows, customers, err } = await simulation(bad)
    expect(customers).toBe(1)
    expect(badRows.count).toBe(4)
    expect(badRows.examples).toMatchObject([
      { row: 2, problem: 'subscription.amount: expected a number of minor units, 0 or more, got "x1"' },
      { row: 3, problem: 'expected 4 columns as in the header, got 3' },
      { row: 4, problem: 'subscription.currency: expected three letters of ISO 4217, got "US"' },
      { row: 6, problem: expect.stringContaining('from here to the end') },
    ])
    expect(err).toContain('row 3: expected 4 columns as in the header, got 3. It is left out.')
    const { badRows: json, customers: good } = await simulation('{"id":"a"}\n{broken\n7\n{"id":"b"}\n')
    expect({ count: json.count, good }).toEqual({ count: 2, good: 2 })
    expect(json.examples[0]).toEqual({ row: 2, problem: 'expected a JSON object, got no JSON' })
  })

  it('names twenty bad rows of a file of the wrong kind, and counts them all', async () => {
    const { badRows, err } = await simulation(`id\n${'a,b\n'.repeat(100)}`)
    expect({ count: badRows.count, named: badRows.examples.length }).toEqual({ count: 100, named: 20 })
    expect(err.split('\n')).toHaveLength(21)
  })

  const people = [
    { customer: { id: 'a' }, subscription: { amount: 9000, currency: 'USD', interval: 'month' } },
    { customer: { id: 'c' }, subscription: { amount: 1000, currency: 'USD', interval: 'month' } },
  ]
  const table =
    'customer.id,subscription.amount,subscription.currency,subscription.interval\r\na,9000,USD,month\r\nc,1000,USD,month\r\n'
  it.each([
    ['NDJSON', people.map((each) => JSON.stringify(each)).join('\n')],
    ['a JSON array', JSON.stringify(people, null, 2)],
    ['CSV with dotted columns and Windows line ends', `\ufeff${table}`],
    ['semicolons, as spreadsheets write them', table.replaceAll(',', ';')],
    ['gzipped CSV', gzipSync(table)],
    ['gzipped JSON', gzipSync(JSON.stringify(people))],
  ])('reads %s', async (_, content) => {
    const { err, ...read } = await simulation(content)
    const { err: none, ...expected } = await simulation(people)
    expect(read).toEqual(expected)
    expect({ err, customers: read.customers, usd: read.money.USD.atRisk.mrr }).toEqual({
      err: none,
      customers: 2,
      usd: 10_000,
    })
  })

  it('reads columns as the map says: constants, minor units, words and ages', async () => {
    const map = file('map.json', {
      customer: { id: 'No', zip: { column: 'Zip', type: 'text' } },
      subscription: {
        amount: { column: 'Fee', times: 100 },
        currency: { constant: 'USD' },
        interval: { column: 'Contract', values: { Yearly: 'year', Monthly: 'month' } },
        startedAt: { column: 'Years', ago: 'year' },
      },
    })
    const when = {
      'customer.id': '7',
      'customer.zip': '01234',
      'subscription.tenureDays': 730,
      'subscription.mrr': 2985,
    }
    const of = { ...config, rules: [{ id: 'as-mapped', when, offers: ['save20'] }] }
    const rows = 'No,Zip,Fee,Contract,Years,Total\n7,01234,29.85,Monthly,2, \n8,01234,x,Monthly,2, \n9,1,,Monthly,2, \n'
    const { rules, badRows, unpriced } = await simulation(rows, ['--map', map], of)
    expect(rules).toEqual({ 'as-mapped': 1 })
    expect(unpriced).toBe(1)
    expect(badRows.examples).toEqual([{ row: 3, problem: 'subscription.amount: expected a number in Fee, got "x"' }])
  })

  it('holds no more for many customers than for few, each with a price of its own', async () => {
    const of = {
      ...config,
      offers: { off: { type: 'discount', amountOff: 90_000, currency: 'USD' } },
      rules: [{ id: 'r1', offers: ['off'] }],
    }
    const size = async (length: number) => {
      const rows = Array.from({ length }, (_, index) => `c${index},${index + 1},USD,month`)
      const { none, ...rest } = await simulation(
        `id,amount,currency,interval\n${rows.join('\n')}`,
        ['--compare', configFile],
        of,
      )
      expect(none).toEqual({ 'rule r1, but off: N off a price of N': length })
      return JSON.stringify(rest).replace(/[\d.]+/g, 'N').length
    }
    expect(await size(4000)).toBe(await size(40))
  })

  it('prints tables, says which rules nobody came to, and shows progress only on a terminal', async () => {
    const rows = `id\n${'a\n'.repeat(50_000)}`
    const args = [configFile, '-', '--now', now, '--reasons', allPrice]
    const { out, err } = await run(runSimulate, args, rows, true)
    expect(out).toContain('50,000 customers, each with one reason, as of 2026-11-21T00:00:00.000Z, by config main.')
    expect(out).toContain('No customer came to these rules: price-high, unused.')
    expect(out).toContain('50,000 customers have no price')
    expect(err).toContain('50,000 rows read')
    expect((await run(runSimulate, args, rows)).err).toBe('')
    const { out: priced } = await run(runSimulate, [configFile, '-', '--accept', rates], csv)
    expect(priced).toMatch(/save20 +discount +price-high +1\.5 +37\.5%/)
    expect(priced).toContain('$68.75')
  })

  it.each([
    ['no such file', [join(folder, 'none.csv')], 'ENOENT'],
    ['an unknown reason', ['-', '--reasons', file('r.json', { prize: 1 })], 'expected one of price, unused, got prize'],
    ['a mix without weight', ['-', '--reasons', file('w.json', { price: 0 })], 'expected a weight above 0'],
    [
      'a rate above 1',
      ['-', '--accept', file('a.json', { save20: 20 })],
      'accept.save20: expected a rate from 0 to 1, got 20',
    ],
    ['a rate for no offer', ['-', '--accept', file('unknown-rate.json', { save2: 0.2 })], 'got save2'],
    ['a map of no columns', ['-', '--map', file('m.json', { customer: { id: 7 }, user: {} })], 'map.user: '],
    ['a time without zone', ['-', '--now', '2026-11-21T00:00'], '--now: expected an RFC 3339 time'],
    ['one file', [], 'expected a config and a file of customers, got 1 files'],
  ])('could not run on %s: status 2, and says why', async (_, args, why) => {
    const { status, out, err } = await run(runSimulate, [configFile, ...args])
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(why)
  })

  it('has a config, a map and rates in docs/telco that it takes', async () => {
    const of = (name: string) => join('docs/telco', `${name}.json`)
    const header = 'customerID,Contract,InternetService,TechSupport,PaymentMethod,MonthlyCharges,tenure\n'
    const rows = `${header}x-1,Month-to-month,DSL,No,Mailed check,89.85,12\n`
    const options = ['map', 'reasons', 'accept'].flatMap((name) => [`--${name}`, of(name)])
    const args = [of('config'), '-', ...options, '--compare', of('other'), '--json']
    const { status, out, err } = await run(runSimulate, args, rows)
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject({ customers: 1, money: { USD: { atRisk: { mrr: 8985 } } } })
    for (const name of ['config', 'other'])
      expect((await run(runCheck, [of(name)])).out).toContain('no errors, no warnings')
  })
})

describe('the command', () => {
  const fairwell = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...args], { encoding: 'utf8' })

  it('hands its arguments on, and back the exit status', () => {
    const { status, stdout } = fairwell('check', file('broken.json', broken), '--json')
    expect({ status, ok: JSON.parse(stdout).ok }).toEqual({ status: 1, ok: false })
  })

  it('tells its commands and its version, and refuses a word it does not know', () => {
    expect(fairwell('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('simulate CONFIG CUSTOMERS'),
    })
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(fairwell('--version').stdout).toBe(`${version}\n`)
    expect(fairwell('chekc')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('expected a command, got chekc'),
    })
  })
})
