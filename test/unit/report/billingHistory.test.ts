import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { readBillingRows } from '../../../src/cli/billing/readBillingRows'
import { type Account, readBilling, subscribedAt } from '../../../src/report/billing/billing'

async function accountIn(text: string): Promise<Account> {
  const { rows } = await readBillingRows('-', Readable.from([Buffer.from(text)]))
  const [account] = readBilling(rows).accounts.values()
  if (!account) throw new Error('no account')
  return account
}

const lines = (...rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n')
const at = (time: string) => Date.parse(`${time}T00:00:00Z`)
const runs = async (text: string) => subscribedAt(await accountIn(text), at('2026-06-01'))

const own = 'subscription,status,started_at,ended_at\n'
const recurly = 'subscription_id,account_code,state,activated_at,expires_at\n'
const chargebee = { id: 's', object: 'subscription', started_at: 1_735_689_600 }
const stripe = { id: 's', object: 'subscription', start_date: 1_735_689_600, cancel_at_period_end: false }

describe('several rows of one subscription, as a change log has them', () => {
  it.each<[string, string, boolean | undefined]>([
    ['an end, taken back', `${own}s,canceling,2025-01-01,2026-03-20\ns,active,2025-01-01,`, true],
    ['an end, taken back by a trial', `${own}s,canceling,2025-01-01,2026-03-20\ns,trialing,2025-01-01,`, true],
    ['an end, taken back without a status', `${own}s,,2025-01-01,2026-03-20\ns,,2025-01-01,`, true],
    ['an end, taken back without a start', `${own}s,canceling,2025-01-01,2026-03-20\ns,active,,`, true],
    ['an end after one taken back', `${own}s,active,2025-01-01,\ns,canceled,2025-01-01,2026-03-20`, false],
    ['an end, then that it ended', `${own}s,canceling,2025-01-01,2026-03-20\ns,canceled,2025-01-01,`, false],
    ['that it ended, then when', `${own}s,canceled,2025-01-01,\ns,canceled,2025-01-01,2026-03-20`, false],
    ['that it ended, then that it runs', `${own}s,canceled,2025-01-01,\ns,active,2025-01-01,`, true],
    ['an end nobody can read, then that it runs', `${own}s,canceling,2025-01-01,soon\ns,active,2025-01-01,`, true],
    [
      'an end, then one nobody can read',
      `${own}s,canceling,2025-01-01,2026-03-20\ns,canceling,2025-01-01,soon`,
      undefined,
    ],
    ['an end, then a word nobody knows', `${own}s,canceled,2025-01-01,2026-03-20\ns,gone?,2025-01-01,`, undefined],
    ['an end that was put off', `${own}s,canceling,2025-01-01,2026-03-20\ns,canceling,2025-01-01,2026-07-20`, true],
    ['Recurly’s history', `${recurly}s,a,canceled,2025-01-01,2026-03-20\ns,a,active,2025-01-01,`, true],
    [
      'Chargebee’s history, whose objects leave out what is none',
      lines({ ...chargebee, status: 'non_renewing', cancelled_at: 1_773_900_000 }, { ...chargebee, status: 'active' }),
      true,
    ],
    [
      'Stripe’s history',
      lines(
        { ...stripe, status: 'canceled', ended_at: 1_773_900_000 },
        { ...stripe, status: 'past_due', ended_at: null },
      ),
      true,
    ],
    [
      'a row that says nothing of the end',
      lines({ subscription: 's', status: 'canceled', endedAt: '2026-03-20' }, { subscription: 's', plan: 'pro' }),
      false,
    ],
    [
      'a payment after the end, in the same table',
      'subscription,status,started_at,ended_at,amount,currency,paid_at\ns,canceled,2025-01-01,2026-03-20,,,\ns,,,,4900,USD,2026-02-01',
      false,
    ],
    [
      'the first row once more',
      `${own}s,active,2025-01-01,\ns,canceling,2025-01-01,2026-03-20\ns,active,2025-01-01,`,
      true,
    ],
  ])('%s', async (_, text, expected) => {
    expect(await runs(text)).toBe(expected)
  })

  const head = 'subscription,status,started_at,ended_at,updated_at\n'
  it.each<[string, string, boolean]>([
    [
      'the latest by its own word, whatever its place',
      `${head}s,active,2025-01-01,,2026-03-05\ns,canceling,2025-01-01,2026-03-20,2026-03-01`,
      true,
    ],
    [
      'the later place where two were written at once',
      `${head}s,canceling,2025-01-01,2026-03-20,2026-03-01\ns,active,2025-01-01,,2026-03-01`,
      true,
    ],
    [
      'the later place where one does not say when it was written',
      `${head}s,active,2025-01-01,,\ns,canceling,2025-01-01,2026-03-20,2026-03-01`,
      false,
    ],
    [
      'the later one by a warehouse’s column',
      'subscription,status,started_at,ended_at,dbt_valid_from\ns,active,2025-01-01,,2026-03-05 10:00:00\ns,canceling,2025-01-01,2026-03-20,2026-03-01 10:00:00',
      true,
    ],
  ])('the last is %s', async (_, text, expected) => {
    expect(await runs(text)).toBe(expected)
  })

  const sold = 'subscription,status,ended_at,ended_reason,plan,interval,segment,trial_end\n'
  it.each<[string, string, Partial<Account>]>([
    ['no reason is left once it runs again', 's,unpaid,,,,,,\ns,active,,,,,,', { involuntary: false }],
    [
      'the reason is the last one',
      's,canceling,,payment_failed,,,,\ns,canceled,2026-03-20,requested,,,,',
      { involuntary: false },
    ],
    ['unpaid is why it ended', 's,unpaid,,,,,,\ns,canceled,2026-03-20,,,,,', { involuntary: true }],
    [
      'a plan is the last one, and has its own months',
      's,active,,,pro,year,,\ns,active,,,basic,,,',
      { plan: 'basic', months: null },
    ],
    ['a row without a plan says nothing of it', 's,active,,,pro,year,,\ns,active,,,,,,', { plan: 'pro', months: 12 }],
    ['a segment can be left', 's,active,,,,,large,\ns,active,,,,,,', { segment: null }],
    ['a trial can turn out to be none', 's,trialing,,,,,,2026-02-01\ns,active,,,,,,', { trialEnd: null }],
    [
      'a trial’s end that cannot be read says nothing',
      's,trialing,,,,,,2026-02-01\ns,active,,,,,,soon',
      { trialEnd: at('2026-02-01') },
    ],
  ])('%s', async (_, text, expected) => {
    expect(await accountIn(sold + text)).toMatchObject(expected)
  })

  it('what came twice is paid once', async () => {
    const text =
      'subscription,status,amount,currency,paid_at\ns,active,4900,USD,2026-02-01\ns,active,4900,USD,2026-02-01'
    expect((await accountIn(text)).payments).toHaveLength(1)
  })
})
