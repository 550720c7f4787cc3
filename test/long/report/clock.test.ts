import { expect, it } from 'vitest'
import { toText } from '../../../src/cli/print/reportText'
import { summarize, toHtml } from '../../../src/report'
import type { BillingRow } from '../../../src/report/billing/billingRow'
import { toCsv } from '../../../src/report/print/csv'
import { randomFrom } from '../../../src/report/statistics/randomFrom'
import type { SummaryOptions } from '../../../src/report/summaryOptions'
import { canceledLog } from '../../support/flowLog'

const config = {
  version: 1,
  id: 'main',
  survey: { reasons: [{ id: 'other' }] },
  retentionGoals: { '2026': 0.9 },
} as NonNullable<SummaryOptions['config']>

it('has no number that is none, whatever the rows say', () => {
  const random = randomFrom(7)
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value
  const times = [
    null,
    undefined,
    '',
    'soon',
    '0000-00-00',
    '0001-01-01',
    '1970-01-01',
    '2026-02-31',
    '9999-12-31',
    '2025-03-30T01:30:00+13:00',
    '2026-11-01',
  ]
  const some = () =>
    pick([...times, ...Array.from({ length: 20 }, () => new Date(Date.UTC(2024, 0, random() * 1000)).toISOString())])
  for (let round = 0; round < 25; round += 1) {
    const billing = Array.from({ length: Math.floor(random() * 60) }, (_, at) => ({
      subscription: `s${Math.floor(at / 2)}`,
      startedAt: some(),
      endedAt: some(),
      trialEnd: some(),
      plan: pick(['a', '__proto__', '<b>', '=1+1']),
      status: pick(['active', 'canceled', 'nonsense', '']),
      paid: [{ amount: pick([0, -5, 900, Number.NaN]), currency: pick(['USD', 'EUR', 'x']), time: some() ?? '' }],
    })) as BillingRow[]
    const options = {
      billing,
      timeZone: pick(['UTC', 'Asia/Kathmandu', 'Pacific/Apia']),
      config,
    }
    const summary = summarize(canceledLog('x', 'other', { subscription: { id: 's1' } }), options)
    const printed = [toText(summary), toHtml(summary), toCsv(summary)].join('\n')
    expect(printed).not.toMatch(/NaN|Infinity|undefined/)
    expect(JSON.stringify(summary.clock, (_, value) => (Number.isNaN(value) ? 'none' : value))).not.toContain('"none"')
  }
})
