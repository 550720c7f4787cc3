import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { readBillingRows } from '../../src/cli/billing/readBillingRows'

/** What the reader of `report --billing` makes of a file. */
const read = (text: string, mode: 'live' | 'test' = 'live') =>
  readBillingRows('-', Readable.from([Buffer.from(text)]), { mode })

const sold = [
  [
    'a table of your own',
    'subscription,plan,interval,segment,started_at,trial_end\na,pro,yearly,large,2026-01-01,2026-01-15',
    { plan: 'pro', months: 12, segment: 'large', trialEnd: '2026-01-15' },
  ],
  [
    'Stripe’s table',
    'id,Plan,Interval,Status,Created (UTC),Trial End (UTC),Canceled At (UTC),Ended At (UTC)\nsub_1,price_1,month,active,2026-01-01 10:00,2026-01-15 10:00,,',
    { plan: 'price_1', months: 1, trialEnd: '2026-01-15T10:00:00Z' },
  ],
  [
    'Stripe’s object',
    '{"id":"sub_1","object":"subscription","status":"active","start_date":1767225600,"trial_end":1768435200,"cancel_at_period_end":false,"ended_at":null,"currency":"usd","items":{"data":[{"quantity":1,"price":{"id":"price_1","currency":"usd","unit_amount":4900,"recurring":{"interval":"month","interval_count":3}}}]}}',
    { plan: 'price_1', months: 3, trialEnd: '2026-01-15T00:00:00Z' },
  ],
  [
    'Paddle’s object',
    '{"id":"sub_1","status":"trialing","started_at":"2026-01-01T00:00:00Z","next_billed_at":null,"billing_cycle":{"interval":"month","frequency":6},"currency_code":"USD","items":[{"quantity":1,"recurring":true,"trial_dates":{"starts_at":"2026-01-01T00:00:00Z","ends_at":"2026-01-15T00:00:00Z"},"price":{"id":"pri_1","unit_price":{"amount":"4900","currency_code":"USD"},"billing_cycle":{"interval":"month","frequency":6}}}]}',
    { plan: 'pri_1', months: 6, trialEnd: '2026-01-15T00:00:00Z' },
  ],
  [
    'Chargebee’s table',
    'subscriptions.id,subscriptions.plan_id,subscriptions.billing_period,subscriptions.billing_period_unit,subscriptions.trial_end,subscriptions.cancelled_at\ns1,basic,3,month,2026-01-15 00:00:00,',
    { plan: 'basic', months: 3, trialEnd: '2026-01-15T00:00:00Z' },
  ],
  [
    'Recurly’s table',
    'uuid,plan_code,state,activated_at,trial_ends_at,expires_at\nu1,team,active,2026-01-01,2026-01-15,',
    { plan: 'team', trialEnd: '2026-01-15' },
  ],
] as const

describe('a billing file', () => {
  it.each(sold)('tells plan, frequency, segment and the end of a trial: %s', async (_, text, expected) => {
    const { rows } = await read(text)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject(expected)
  })

  it('says which end of a trial it cannot read, and keeps the row', async () => {
    const { rows, problems } = await read('subscription,started_at,trial_end\na,2026-01-01,someday')
    expect(rows[0]).toEqual({ subscription: 'a', paid: [], startedAt: expect.anything() })
    expect(problems.join(' ')).toContain('trialend: expected a time, got "someday"')
  })

  it('leaves test customers out of live mode, and live ones out of test mode', async () => {
    const table = 'subscription,started_at,is_test\na,2026-01-01,yes\nb,2026-01-01,0\nc,2026-01-01,'
    const ids = async (mode: 'live' | 'test') => (await read(table, mode)).rows.map(({ subscription }) => subscription)
    expect(await ids('live')).toEqual(['b', 'c'])
    expect(await ids('test')).toEqual(['a', 'c'])
  })
})
