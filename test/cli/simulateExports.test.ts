import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  billingSources,
  chargeColumns,
  customerColumns,
  ownSource,
  soldColumns,
} from '../../src/cli/billing/billingSources'
import { columnName } from '../../src/cli/billing/fieldsOf'
import { runSimulate } from '../../src/cli/commands/runSimulate'
import { textOf } from '../../src/cli/read/openText'
import { readRecords } from '../../src/cli/read/readRecords'
import type { FieldMap } from '../../src/cli/simulate/fieldMap'
import { readCustomer } from '../../src/cli/simulate/readCustomer'
import { configFile, file, now, run } from '../support/runCommand'
import { apiObjects, apiPages, dashboardTable, drawSold, type Sold, situationOf } from '../support/sellingWorld'

const sold = drawSold(7, 60)
const lines = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n')

/** What is read of each row of a file. */
async function leaversOf(content: string | Uint8Array, map?: FieldMap) {
  const leavers = []
  const rows = readRecords(
    textOf(
      (async function* () {
        yield Buffer.from(content)
      })(),
    ),
  )
  for await (const { value = {}, problem } of rows) {
    if (problem) throw new Error(problem)
    const { leaver, unread } = readCustomer(value, map, Date.parse(now))
    leavers.push({ ...leaver, unread })
  }
  return leavers
}

const forms = Object.keys(apiPages).flatMap((biller): [string, string, string | Uint8Array][] => {
  const table = dashboardTable(biller, sold)
  return [
    [biller, 'table', table],
    [biller, 'table with semicolons', dashboardTable(biller, sold, ';')],
    [biller, 'table of a spreadsheet', Buffer.from(`\ufeff${dashboardTable(biller, sold, '\t')}`, 'utf16le')],
    [biller, 'table of Windows', `\ufeff${table.replaceAll('\n', '\r\n')}`],
    [biller, 'gzipped table', gzipSync(table)],
    [biller, 'page of the API', JSON.stringify(apiPages[biller]?.(sold))],
    [
      biller,
      'pages of the API',
      `${JSON.stringify(apiPages[biller]?.(sold.slice(0, 25)))}\n${JSON.stringify(apiPages[biller]?.(sold.slice(25)))}`,
    ],
  ]
})

describe('fairwell simulate reads what billers export', () => {
  // All forms in one test: a table of them would be sampled, and each takes milliseconds.
  it('the same subscriptions from every biller in every form', async () => {
    for (const [biller, form, content] of forms) {
      const leavers = await leaversOf(content)
      expect(leavers).toHaveLength(sold.length)
      for (const [index, leaver] of leavers.entries())
        expect({ biller, form, ...leaver }).toMatchObject({
          ...{ biller, form, unread: [] },
          ...situationOf(sold[index] as Sold, biller),
        })
    }
  })

  it('objects of the API a line, too', async () => {
    for (const [biller, object] of Object.entries(apiObjects))
      for (const [index, leaver] of (await leaversOf(lines(sold.map(object)))).entries()) {
        const { subscription, customer } = situationOf(sold[index] as Sold, biller)
        // Chargebee’s subscription alone has no address.
        expect(leaver).toMatchObject({ subscription, customer: { id: customer.id } })
      }
  })

  it('says the same of the money, whoever exported it', async () => {
    const monthly = sold.filter(({ status }) => status !== 'trialing')
    const expected = Object.fromEntries(
      [...new Set(monthly.map(({ currency }) => currency))].map((currency) => {
        const those = monthly.filter((each) => each.currency === currency)
        const mrr = those.reduce((sum, { amount, quantity, interval, intervalCount }) => {
          return sum + (amount * quantity) / (intervalCount * (interval === 'year' ? 12 : 1))
        }, 0)
        return [currency, { subscriptions: those.length, mrr: expect.closeTo(mrr, -1) }]
      }),
    )
    for (const biller of Object.keys(apiPages))
      for (const content of [dashboardTable(biller, monthly), apiPages[biller]?.(monthly)]) {
        const { out, err, status } = await run(runSimulate, [configFile, file('sold', content), '--json', '--now', now])
        expect({ biller, status, err }).toEqual({ biller, status: 0, err: '' })
        const { customers, nameless, unpriced, money } = JSON.parse(out)
        expect({ biller, customers, nameless, unpriced }).toEqual({
          biller,
          customers: monthly.length,
          nameless: 0,
          unpriced: 0,
        })
        for (const [currency, atRisk] of Object.entries(expected)) expect(money[currency].atRisk).toMatchObject(atRisk)
      }
  })
})

describe('which unit an amount of a table is in', () => {
  const stripe = (amount: string, currency = 'usd') =>
    `id,Customer ID,Amount,Currency,Interval,Status,Created (UTC)\nsub_1,cus_1,"${amount}",${currency},month,active,2026-01-01 10:00\n`
  it.each<[string, string, number]>([
    ['a dashboard’s decimals', stripe('15.00'), 1500],
    ['what a spreadsheet left of them', stripe('15'), 1500],
    ['a decimal comma', stripe('15,5'), 1550],
    ['thousands set apart', stripe('1,250.50'), 125_050],
    ['thousands and a comma', stripe('1.250,50'), 125_050],
    ['a currency without decimals', stripe('1500', 'jpy'), 1500],
    ['a currency with three', stripe('1.5', 'kwd'), 1500],
    [
      'the API’s own names',
      'id,customer_id,amount,currency,interval,cancel_at_period_end\ns,c,1500,usd,month,false\n',
      1500,
    ],
    [
      'Stripe’s UGX, which has two decimals there',
      'id,customer_id,amount,currency,interval,cancel_at_period_end\ns,c,1500,ugx,month,false\n',
      15,
    ],
    ['Recurly, everywhere', 'uuid,account_code,unit_amount,currency,plan_code\ns,c,15,USD,p\n', 1500],
    ['Recurly’s older API', 'uuid,account_code,unit_amount_in_cents,currency,plan_code\ns,c,1500,USD,p\n', 1500],
    [
      'a table of our own, with both ids',
      'subscription_id,customer_id,amount,currency,interval\ns,c,1500,USD,month\n',
      1500,
    ],
  ])('%s', async (_, content, amount) => {
    expect((await leaversOf(content))[0]?.subscription).toMatchObject({ amount })
  })

  it.each([
    ['more decimals than the currency has', stripe('15.005'), /^subscription\.amount: .*got "15\.005"/],
    ['one that is no number', stripe('fifteen'), /^subscription\.amount: .*got "fifteen"/],
    [
      'decimals where minor units belong',
      'id,customer_id,amount,currency,interval,cancel_at_period_end\ns,c,15.00,usd,month,false\n',
      /^subscription\.amount: .*got "15\.00"/,
    ],
    [
      'no currency',
      'subscriptions.id,customers.id,subscriptions.plan_unit_price\ns,c,15.00\n',
      /^subscription\.currency: expected a code of ISO 4217 beside the amount 15\.00, got nothing\. A map/,
    ],
    ['a currency that is none', stripe('15.00', 'US$'), /^subscription\.currency: .*got "US\$"/],
  ])('refuses %s', async (_, content, problem) => {
    await expect(leaversOf(content)).rejects.toThrow(problem)
  })
})

it('docs/simulate.md names the columns that are read, and no other', () => {
  const known = new Set(
    [soldColumns, chargeColumns, customerColumns, ownSource, ...billingSources]
      .flatMap((columns) => Object.values(columns))
      .flat(),
  )
  const [, table = ''] =
    /### What is read[\s\S]*?\n(\|[\s\S]*?)\n\n/.exec(readFileSync('docs/simulate.md', 'utf8')) ?? []
  const told = table
    .split('\n')
    .slice(2)
    .flatMap((row) => [...(row.split('|')[2] ?? '').matchAll(/`([^`]+)`/g)])
  expect(told.length).toBeGreaterThan(30)
  expect(told.map(([, name = '']) => name).filter((name) => !known.has(columnName(name)))).toEqual([])
})

describe('a map beside what is read by name', () => {
  const table = dashboardTable('stripe', sold.slice(0, 1))
  const [first] = sold as [Sold]
  it('wins for what it names, and leaves the rest to the names', async () => {
    const map = {
      customer: { id: 'Customer Email' },
      subscription: { planName: { constant: 'Studio' }, quantity: { constant: 1 } },
    }
    const [leaver] = await leaversOf(table, map)
    const { customer, subscription } = situationOf(first, 'stripe')
    expect(leaver?.customer?.id).toBe(customer.email)
    expect(leaver?.subscription).toMatchObject({ ...subscription, planName: 'Studio', quantity: 1 })
  })

  it('takes a column for one field only, and interval and count together', async () => {
    const map = { subscription: { planName: 'Plan', interval: { constant: 'quarterly' } } }
    const [leaver] = await leaversOf(table, map)
    expect(leaver?.subscription).toMatchObject({ planName: first.plan, interval: 'month', intervalCount: 3 })
    expect(leaver?.subscription).not.toHaveProperty('plan')
  })

  it('is not filled up by name where its column is blank', async () => {
    const [leaver] = await leaversOf('id,Seats,quantity\na,,3\n', { subscription: { quantity: 'Seats' } })
    expect(leaver?.subscription).not.toHaveProperty('quantity')
  })

  it('gives the currency that an amount in major units needs', async () => {
    const rows = 'subscriptions.id,customers.id,subscriptions.plan_unit_price\ns,c,15.00\n'
    const [leaver] = await leaversOf(rows, { subscription: { currency: { constant: 'eur' } } })
    expect(leaver?.subscription).toMatchObject({ amount: 1500, currency: 'EUR' })
  })
})

describe('rows that are no biller’s', () => {
  it.each<[string, string, object]>([
    [
      'a customer’s id and a period’s end',
      'id,amount,currency,interval,Current Period End\na,1500,USD,month,2026-12-01\n',
      { customer: { id: 'a' }, subscription: { amount: 1500, currentPeriodEnd: '2026-12-01' } },
    ],
    [
      'columns named by their part',
      'customer.id,subscription.id,subscription.amount\na,s,1500\n',
      { customer: { id: 'a' }, subscription: { id: 's', amount: 1500 } },
    ],
    [
      'a signup date of the customer',
      'id,signup_date,amount,currency\na,2026-01-01,1500,USD\n',
      { customer: { id: 'a', signup_date: '2026-01-01' } },
    ],
    [
      'a Situation',
      JSON.stringify({ customer: { id: 'a' }, subscription: { id: 's', items: [], canceledAt: null, amount: 1500 } }),
      { customer: { id: 'a' }, subscription: { id: 's', amount: 1500 } },
    ],
    [
      'Stripe’s customers',
      'id,Email,Plan,Status,Created (UTC)\ncus_1,a@example.com,pro,active,2026-01-01 10:00\n',
      { customer: { id: 'cus_1', email: 'a@example.com' }, subscription: { plan: 'pro', status: 'active' } },
    ],
  ])('%s', async (_, content, expected) => {
    expect((await leaversOf(content))[0]).toMatchObject(expected)
  })
})

describe('a file of which no row can be read', () => {
  it('is refused with one line a kind of complaint', async () => {
    const rows = ['id,amount,currency', ...Array.from({ length: 30 }, (_, index) => `a${index},${index}.50,USD`)].join(
      '\n',
    )
    const { status, out, err } = await run(runSimulate, [configFile, file('decimals.csv', rows)])
    expect({ status, out }).toEqual({ status: 2, out: '' })
    const [first, second, ...others] = err.trimEnd().split('\n')
    expect(first).toMatch(/^rows 2, 3, 4, 5, 6 and 25 more: subscription\.amount: .*got "0\.50".*They are left out\.$/)
    expect(second).toMatch(/decimals\.csv: expected customers, got 30 rows, none of which can be read\./)
    expect(others).toEqual([])
  })

  it('is no fault when it is empty', async () => {
    expect((await run(runSimulate, [configFile, file('none.csv', 'id,amount\n')])).status).toBe(0)
  })
})
