import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { runCheck } from '../../src/cli/commands/runCheck'
import { runReport } from '../../src/cli/commands/runReport'
import { runSimulate } from '../../src/cli/commands/runSimulate'
import type { Config } from '../../src/config/schema/schema'
import { decide } from '../../src/decide/decide'
import { canceledLog, flowLog, savedLog } from '../support/flowLog'
import { config, configFile, file, folder, now, run, subscription } from '../support/runCommand'
import { allPrice, csv, rates } from '../support/simulation'

/** What a simulation says with --json, of customers in a file or text, and these options. */
async function simulation(customers: unknown, options: string[] = [], of: unknown = config) {
  const paths = [file('sim.json', of), file('customers', customers)]
  const { out, err, status } = await run(runSimulate, [...paths, '--json', '--now', now, ...options])
  if (status !== 0) throw new Error(err)
  return { ...JSON.parse(out), err }
}

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
})

describe('the customers that fairwell simulate reads', () => {
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

  it('names bad rows of one kind in one line, and counts them all', async () => {
    const { badRows, err } = await simulation(`id\nz\n${'a,b\n'.repeat(100)}`)
    const problem = 'expected 1 column as in the header, got 2'
    const kinds = [{ problem, count: 100, rows: [3, 4, 5, 6, 7] }]
    expect(badRows).toMatchObject({ count: 100, kinds, examples: { length: 20, 0: { row: 3, problem } } })
    expect(err).toBe(`rows 3, 4, 5, 6, 7 and 95 more: ${problem}. They are left out.\n`)
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
      expect(none).toEqual({ 'rule r1, but off: 90000 off a price that is no higher': length })
      return JSON.stringify(rest).replace(/[\d.]+/g, 'N').length
    }
    expect(await size(4000)).toBe(await size(40))
  })
})

describe('what fairwell simulate prints', () => {
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
    ['one file', [], 'expected a config and a file of customers, got one file.'],
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
