import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleConfig, exampleEvents } from '../../../demo/example/exampleEvents'
import { summarize } from '../../../src/report'
import type { BillingRow } from '../../../src/report/billing/billingRow'
import { randomFrom } from '../../../src/report/statistics/randomFrom'
import type { SummaryOptions } from '../../../src/report/summaryOptions'
import { foldedSummary } from '../../support/foldedSummary'
import { generateEvents } from '../../support/generateEvents'
import { oddLog, oddNames } from '../../support/oddLog'
import { draws } from '../../support/sample'

const redact = (text: string) => text.replace(/\S+@\S+/g, '[email]')

/** What a session of the world may say beside what generated logs do; the same seed deals the same. */
function dealt(random: () => number) {
  const pick = <Item>(...items: Item[]) => items[Math.floor(random() * items.length)]
  const some = <Item>(share: number, item: () => Item) => (random() < share ? item() : undefined)
  return {
    subscription: {
      ...some(0.3, () => ({ id: `sub_${Math.floor(random() * 20)}` })),
      ...some(0.2, () => ({ mrr: random() * 5000 })),
      ...some(0.4, () => ({ tenureDays: Math.floor(random() * 900), plan: pick('pro', 'team') })),
      ...some(0.5, () => ({ currency: pick('USD', 'EUR', 'JPY'), interval: pick('month', 'year') })),
    },
    customer: some(0.3, () => `cus_${Math.floor(random() * 20)}`),
    configHash: pick('h1', 'h2', undefined),
    segment: some(0.4, () => pick('new', 'loyal')),
    answers: {
      ...some(0.3, () => ({ nps: Math.floor(random() * 12) })),
      ...some(0.5, () => ({
        comment: pick('the export crashes', 'slow export to excel', '太贵了', 'write to a@b.test'),
      })),
    },
    isHelp: random() < 0.2,
  }
}

type Event = { type?: unknown; cfsession?: unknown; data?: Record<string, unknown> }

/** A log of odd, plausible and made-up visits, with customers and subscriptions that come back, in any order. */
function worldLog(seed: number): unknown[] {
  const random = randomFrom(seed)
  const says = new Map<unknown, ReturnType<typeof dealt>>()
  const bent = (record: unknown) => {
    const { type, cfsession, data } = Object(record) as Event
    if (!data || typeof type !== 'string') return record
    const said = says.get(cfsession) ?? dealt(random)
    says.set(cfsession, said)
    const why = said.segment ? [{ kind: 'segment', id: said.segment, result: 'matched' }] : []
    return {
      ...Object(record),
      type: said.isHelp ? type.replace('flow.canceled', 'flow.referred') : type,
      data: {
        ...data,
        configHash: said.configHash,
        subscription: { ...Object(data.subscription), ...said.subscription },
        customer: said.customer ? { id: said.customer } : data.customer,
        ...(type.includes('survey.answered') && { answers: { ...Object(data.answers), ...said.answers } }),
        ...(type.includes('decision.made') && { why }),
      },
    }
  }
  const visits = [...exampleEvents(new Date('2026-06-01T00:00:00Z'), 40)].map((event) => ({
    ...event,
    data: { ...event.data, mode: 'live' },
  }))
  const burst = generateEvents({ seed: seed + 1, flows: 40, start: '2026-02-03T00:00:00Z', days: 0.02 })
  return shuffled([...oddLog(seed, oddNames.length * 2), ...visits, ...burst].map(bent), random)
}

function shuffled(items: unknown[], random: () => number): unknown[] {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    ;[items[at], items[other]] = [items[other], items[at]]
  }
  return items
}

function billingOf(seed: number): BillingRow[] {
  const random = randomFrom(seed)
  const time = () => new Date(Date.UTC(2025, 6, 1) + random() * 400 * 86_400_000).toISOString()
  return Array.from({ length: 20 }, (_, index) => ({
    subscription: `sub_${index}`,
    startedAt: time(),
    endedAt: random() < 0.5 ? null : time(),
    trialEnd: random() < 0.3 ? time() : null,
    plan: 'pro',
    months: 1,
    paid: [{ amount: 4900, currency: 'USD', time: time() }],
  }))
}

const asked = (seed: number): SummaryOptions[] => [
  { redact },
  { redact, billing: billingOf(seed), versions: ['h1'] },
  { config: exampleConfig, timeZone: 'Asia/Tokyo', from: '2026-01-10', to: '2026-05-01', seed: 3 },
  { mode: 'test' },
  { segment: 'new', plan: 'pro', billing: billingOf(seed), asOf: '2026-09-01' },
]

describe('a report in files', () => {
  it('is the one in memory, to the digit and in the same order, over odd logs in any order', {
    timeout: 240_000,
  }, () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (seed) => {
        const log = worldLog(seed)
        for (const options of asked(seed)) {
          const [held, folded] = [summarize(log, options), foldedSummary(log, options)]
          expect(JSON.stringify(folded)).toBe(JSON.stringify(held))
        }
      }),
      { numRuns: draws(6) },
    )
  })
})
