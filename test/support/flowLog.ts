import type { CloudEvent } from '../../src/events/wire/flowEvent'

type Data = Record<string, unknown>

/** Who and when; `at` is the first move's time, each next one comes ten seconds later. */
export interface Who {
  at?: string
  customer?: Data
  subscription?: Data
  source?: string
}

/** One session's events, written out move by move: `['flow.started']`, `['offer.shown', { offer: 'a' }]`. */
export function flowLog(session: string, moves: [string, Data?][], who: Who = {}): CloudEvent[] {
  const { at = '2026-03-01T12:00:00Z', source = 'https://shop.test/fairwell/main' } = who
  const customer = who.customer ?? { id: `cus_${session}` }
  const subscription = who.subscription ?? { id: `sub_${session}`, mrr: 5000, currency: 'USD' }
  return moves.map(([type, data = {}], index) => ({
    specversion: '1.0',
    id: `${session}-${index + 1}`,
    source,
    type: `dev.fairwell.${type}.v1`,
    time: new Date(Date.parse(at) + index * 10_000).toISOString(),
    datacontenttype: 'application/json',
    cfsession: session,
    sequence: `${index + 1}`,
    data: { flowId: 'main', configHash: 'h', mode: 'live', customer, subscription, ...data },
  }))
}

/** A flow that took this offer. */
export function savedLog(
  session: string,
  taken: { offer: string; type: string; choice?: Data },
  who: Who = {},
): CloudEvent[] {
  const { offer, type, choice = {} } = taken
  return flowLog(
    session,
    [
      ['flow.started'],
      ['decision.made', { rule: 'r', offers: [offer], experiment: null, holdout: false, why: [] }],
      ['offer.shown', { offer, type }],
      ['offer.accepted', { offer, type, choice }],
      ['offer.applied', { offer, type, choice }],
      ['flow.saved', { offer, choice }],
    ],
    who,
  )
}

/** A flow that ended in a cancellation. */
export function canceledLog(session: string, reason: string, who: Who = {}): CloudEvent[] {
  return flowLog(
    session,
    [['flow.started'], ['survey.answered', { reason, answers: { reason } }], ['flow.canceled', { reason }]],
    who,
  )
}
