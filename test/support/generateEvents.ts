import type { CloudEvent } from '../../src/events/wire/flowEvent'
import { randomFrom } from '../../src/report/statistics/randomFrom'

/** The truth that a generated log is drawn from. Shares are 0 to 1. */
export interface Truth {
  seed: number
  flows: number
  /** How often each reason is given; the shares add up to 1. */
  reasons: Record<string, number>
  /** What answers each reason, with how often it is taken. A reason without an entry gets no offer. */
  offers: Record<string, { id: string; type: string; choice: Record<string, unknown>; acceptance: number }>
  /** Of those who take no offer: closes without change, or leaves the page. The rest cancel. */
  dismissed: number
  abandoned: number
  /** Held out of offers; they take none. */
  holdout: number
  /** Two arms on everyone not held out, with what each adds to every acceptance. */
  experiment: { id: string; arms: { key: string; weight: number; adds: number }[] } | null
  mode: 'live' | 'test'
  start: string
  days: number
}

export const plainTruth: Truth = {
  seed: 1,
  flows: 200,
  reasons: { too_expensive: 0.4, unused: 0.35, other: 0.25 },
  offers: {
    too_expensive: { id: 'save20', type: 'discount', choice: { percentOff: 20, durationInMonths: 3 }, acceptance: 0.3 },
    unused: { id: 'break', type: 'pause', choice: { length: 2 }, acceptance: 0.2 },
  },
  dismissed: 0.15,
  abandoned: 0.1,
  holdout: 0,
  experiment: null,
  mode: 'live',
  start: '2026-01-01T00:00:00.000Z',
  days: 90,
}

/** A plausible log, flow after flow, drawn from a known truth: the same seed gives the same log. */
export function* generateEvents(truth: Partial<Truth> = {}): Generator<CloudEvent> {
  const whole = { ...plainTruth, ...truth }
  const random = randomFrom(whole.seed)
  for (let flow = 0; flow < whole.flows; flow += 1) yield* generateFlow(whole, flow, random)
}

function* generateFlow(truth: Truth, flow: number, random: () => number): Generator<CloudEvent> {
  const record = recorder(truth, flow, random)
  yield record('flow.started', {})
  yield record('flow.step_viewed', { step: 'survey' })
  const reason = pick(truth.reasons, random)
  yield record('survey.answered', { reason, answers: { reason, comment: `about ${reason}` } })
  const holdout = random() < truth.holdout
  const arm = holdout ? undefined : dealArm(truth, random)
  const offer = holdout ? undefined : truth.offers[reason]
  const experiment = arm && truth.experiment ? { id: truth.experiment.id, variation: arm.key } : null
  yield record('decision.made', { rule: reason, offers: offer ? [offer.id] : [], experiment, holdout, why: [] })
  if (offer) {
    const { id, type, choice } = offer
    yield record('flow.step_viewed', { step: 'offer' })
    yield record('offer.shown', { offer: id, type })
    if (random() < offer.acceptance + (arm?.adds ?? 0)) {
      yield record('offer.accepted', { offer: id, type, choice })
      yield record('offer.applied', { offer: id, type, choice })
      yield record('flow.saved', { reason, offer: id, choice })
      return
    }
    yield record('offer.declined', { offer: id, type })
  }
  yield record('flow.step_viewed', { step: 'confirm' })
  const left = random()
  if (left < truth.abandoned) return
  yield record(left < truth.abandoned + truth.dismissed ? 'flow.dismissed' : 'flow.canceled', { reason })
}

function recorder(truth: Truth, flow: number, random: () => number) {
  const name = `${truth.seed}-${flow}`
  const mrr = [1900, 4900, 9900][Math.floor(random() * 3)]
  const currency = random() < 0.8 ? 'USD' : 'EUR'
  let time = Date.parse(truth.start) + Math.floor(random() * truth.days * 86_400_000)
  let seq = 0
  return (type: string, data: Record<string, unknown>): CloudEvent => {
    seq += 1
    time += 1000 + Math.floor(random() * 20_000)
    return {
      specversion: '1.0',
      id: `${name}-${seq}`,
      source: 'https://shop.test/fairwell/main',
      type: `dev.fairwell.${type}.v1`,
      time: new Date(time).toISOString(),
      subject: `cus_${name}`,
      datacontenttype: 'application/json',
      cfsession: `ses_${name}`,
      sequence: String(seq),
      data: {
        flowId: 'main',
        configHash: 'h1',
        mode: truth.mode,
        customer: { id: `cus_${name}` },
        subscription: { id: `sub_${name}`, mrr, currency, plan: mrr === 1900 ? 'basic' : 'pro', status: 'active' },
        ...data,
      },
    }
  }
}

function dealArm({ experiment }: Truth, random: () => number) {
  const arms = experiment?.arms ?? []
  return arms[
    draw(
      arms.map(({ weight }) => weight),
      random,
    )
  ]
}

function pick(shares: Record<string, number>, random: () => number): string {
  return Object.keys(shares)[draw(Object.values(shares), random)] ?? ''
}

/** The index of one of these shares, each as often as it says. */
function draw(shares: readonly number[], random: () => number): number {
  let left = random()
  for (const [index, share] of shares.entries()) {
    left -= share
    if (left < 0) return index
  }
  return shares.length - 1
}
