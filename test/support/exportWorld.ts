import type { Subscription } from '../../demo/billers/exportForms'
import { randomFrom } from '../../src/report/statistics/randomFrom'
import { canceledLog, savedLog } from './flowLog'

/** A subscription as it really was, and its flow. */
export interface True extends Subscription {
  saved: boolean
  flowAt: number
}

const day = 86_400
const from = Date.UTC(2026, 0, 10, 3, 30) / 1000
/** When every export was made. */
export const asOf = Date.UTC(2026, 8, 1) / 1000

/** Subscriptions that were in a flow, drawn by a seed: some stay, some leave at once or at the period's end, some fail to pay. */
export function drawTruth(seed: number, count: number): True[] {
  const random = randomFrom(seed)
  const within = (days: number) => Math.floor(random() * days * day)
  return Array.from({ length: count }, (_, index) => {
    const flowAt = from + within(150)
    const saved = random() < 0.6
    const base = { id: `sub_${index}`, customer: `cus_${index}`, start: flowAt - day - within(400), saved, flowAt }
    const fate = random()
    const askedAt = saved ? flowAt + within(120) : flowAt + 30
    if (fate < (saved ? 0.5 : 0.1)) return base
    if (fate < 0.6) return { ...base, askedAt, end: askedAt, why: 'asked' as const }
    if (fate < 0.75) return { ...base, end: askedAt, why: 'payment' as const }
    // Asked for now, ends with the period: within a month or a year, which may lie ahead of the export.
    return { ...base, askedAt, end: askedAt + within(random() < 0.5 ? 30 : 365), why: 'asked' as const }
  })
}

/** The flows of these subscriptions. */
export function logOf(all: readonly True[]) {
  return all.flatMap(({ id, customer, saved, flowAt }) => {
    const who = {
      at: new Date(flowAt * 1000).toISOString(),
      customer: { id: customer },
      subscription: { id, mrr: 4900, currency: 'USD' },
    }
    return saved ? savedLog(id, { offer: 'break', type: 'pause' }, who) : canceledLog(id, 'other', who)
  })
}

/** What is true of these subscriptions, counted without any of the report's code; dashboards round to the minute. */
export function truthOf(all: readonly True[], period: { from: number; to: number }) {
  const after = (those: readonly True[], days: number) => {
    // A flow of ours takes 10 s a move, six moves when saved, three when canceled.
    const ripe = those.map((each) => ({ ...each, at: each.flowAt + (each.saved ? 50 : 20) + days * day }))
    const due = ripe.filter(({ at }) => at <= asOf)
    return { n: due.length, value: due.filter(({ end, at }) => end === undefined || end > at).length / due.length }
  }
  const rates = (those: readonly True[]) => ({
    days30: after(those, 30),
    days60: after(those, 60),
    days90: after(those, 90),
  })
  const atStart = all.filter(({ start, end }) => start <= period.from && (end === undefined || end > period.from))
  const lost = atStart.filter(({ end }) => end !== undefined && end <= period.to)
  return {
    saveRate: { ofSaved: rates(all.filter(({ saved }) => saved)), ofStarted: rates(all), why: null },
    churn: {
      atStart: atStart.length,
      lost: lost.length,
      involuntary: lost.filter(({ why }) => why === 'payment').length,
      rate: { n: atStart.length, value: lost.length / atStart.length },
      why: null,
    },
    matched: all.length,
    unmatched: 0,
    unreadable: 0,
  }
}
