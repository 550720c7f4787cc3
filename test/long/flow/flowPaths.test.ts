import { Ajv2020 } from 'ajv/dist/2020'
import { describe, expect, it } from 'vitest'
import { eventSchema } from '../../../scripts/eventReference'
import type { Config } from '../../../src/config/schema/schema'
import { toCloudEvent } from '../../../src/events/wire/cloudEvent'
import type { EventDraft } from '../../../src/events/wire/eventsBy'
import { eventsFor } from '../../../src/events/wire/eventsFor'
import { advance } from '../../../src/flow/advance'
import { answersOf } from '../../../src/flow/answers'
import type { Action, Flow } from '../../../src/flow/flow'
import { leavesByHost } from '../../../src/flow/leavesByHost'
import { config, now, situation, started } from '../../support/startedFlow'

const later = '2026-12-21T12:00:00Z'
const questions: Config['survey']['questions'] = [{ id: 'missed', type: 'text', label: 'What was missing?' }]
const rich: Partial<Config> = {
  survey: { ...config.survey, questions },
  steps: [{ id: 'tour' }],
  confirm: { ends: ['now', 'period_end'] },
  offers: { ...config.offers, card: { type: 'update_payment' }, ours: { type: 'custom', name: 'ours', with: 'talk' } },
  rules: [
    { id: 'open', on: 'open', when: { 'subscription.status': 'past_due' }, offers: ['card'] },
    { id: 'many', when: { 'answers.reason': 'price' }, together: true, offers: ['save20', 'rest', 'ours'] },
    { id: 'help', when: { 'answers.reason': 'help' }, offers: ['talk'] },
    { id: 'away', when: { 'answers.reason': 'break' }, offers: ['look'] },
  ],
}
const handlers = ['discount', 'pause', 'update_payment', 'ours', 'cancel', 'resume']
const withStatus = (status: 'active' | 'past_due' | 'paused' | 'canceling' | 'canceled', mounts = ['tour', 'ours']) =>
  started({ config: rich, situation: { handlers, subscription: { ...situation.subscription, status } }, mounts })

const starts: Record<string, Flow> = {
  active: withStatus('active'),
  'without mounts': withStatus('active', []),
  'an offer on open': withStatus('past_due'),
  paused: withStatus('paused'),
  canceling: withStatus('canceling'),
  canceled: withStatus('canceled'),
  'several subscriptions': started({
    config: rich,
    situation: {
      handlers,
      subscriptions: [
        { id: 'a', status: 'paused' },
        { id: 'b', status: 'active' },
      ],
    },
    mounts: ['tour'],
  }),
  'no handlers': started({ config: rich, situation: { handlers: [] } }),
  'a bare config': started(),
}

/** Everything that anyone could do next, sensible or not. */
const actions: Action[] = [
  ...['price', 'help', 'break', 'none'].map((value) => ({ type: 'answer', question: 'reason', value }) as const),
  { type: 'answer', question: 'missed', value: 'Folders' },
  { type: 'choose', subscription: 0 },
  { type: 'choose', subscription: 1 },
  { type: 'continue' },
  { type: 'continue', result: { liked: true }, suggestedReason: 'price' },
  { type: 'back' },
  { type: 'pick', offer: 'rest', pick: 2 },
  ...['save20', 'rest', 'ours', 'talk', 'look', 'card'].map((offer) => ({ type: 'accept', offer }) as const),
  { type: 'decline' },
  { type: 'resume' },
  { type: 'cancel' },
  { type: 'ends', ends: 'now' },
  { type: 'confirm' },
  { type: 'retry' },
  { type: 'undo' },
  { type: 'close' },
  { type: 'skip', name: 'tour' },
  { type: 'settled', receipt: { undoUntil: later } },
  { type: 'failed', failure: 'rejected' },
  { type: 'failed', failure: 'refused', refusal: 'No.' },
]

interface Visit {
  flow: Flow
  events: EventDraft[]
}

/** As many as a test can walk; the shortest rows of actions come first. */
const most = 1_500

/** Every flow that any row of actions leads to, each once, with what was told on the way there. */
function everyFlow(start: Flow): Visit[] {
  const visits: Visit[] = [{ flow: start, events: eventsFor(undefined, undefined, start) }]
  const seen = new Set([sign(start)])
  for (const { flow, events } of visits) {
    for (const action of actions) {
      const after = advance(flow, action, now)
      if (after === flow || visits.length >= most || seen.has(sign(after))) continue
      seen.add(sign(after))
      visits.push({ flow: after, events: [...events, ...eventsFor(flow, action, after)] })
    }
  }
  return visits
}

/** What tells two flows apart, as far as it can matter to what comes next. */
function sign({
  config: _,
  situation: { subscription },
  reasons: __,
  decision,
  operation,
  followed,
  ...flow
}: Flow): string {
  const { answers, picks, shown, receipt: ___, results, alerts: ____, suggestedReason: _____, ...rest } = flow
  const told = [answers.reason, Object.keys(picks).length, shown.length, Object.keys(results).length]
  return JSON.stringify([rest, told, subscription?.id, decision?.rule, operation?.kind, followed?.id])
}

// The published schema, without leave for a field that the reference does not list.
const isListed = new Ajv2020({ validateFormats: false, allowUnionTypes: true }).compile(eventSchema({ isStrict: true }))
const stamp = {
  id: 'e1',
  time: now.toISOString(),
  seq: 1,
  sessionId: 's',
  flowId: 'main',
  configHash: 'ab12',
  version: '0.1.0',
}
const posted = (draft: EventDraft): unknown => {
  const event = { ...stamp, mode: 'live' as const, customer: {}, subscription: {}, ...draft }
  return JSON.parse(JSON.stringify(toCloudEvent(event, 'https://app.example')))
}

describe.each(Object.entries(starts))('every short path from %s', (_, start) => {
  const visits = everyFlow(start)
  const open = visits.filter(({ flow }) => !flow.closed && !flow.busy && !flow.outcome)

  it('leads from every screen to confirm, or to the host’s own cancel, by one press', () => {
    expect(open.length).toBeGreaterThan(5)
    for (const { flow } of open) {
      if (flow.step === 'confirm') continue
      const after = advance(flow, { type: 'cancel' }, now)
      const isAsked = flow.step === 'subscription' && flow.chosen === undefined
      const expected = isAsked ? after.pickMissing : after.step === 'confirm' || after.outcome === 'canceled'
      expect([flow.step, expected]).toEqual([flow.step, true])
    }
  })

  it('is never longer than three screens to the last click, beside the question which subscription', () => {
    for (const { flow } of open.filter(({ flow }) => flow.step === 'confirm')) {
      const screens = [...flow.behind, flow.step].filter((step) => step !== 'subscription')
      expect(screens.length, screens.join(' ')).toBeLessThanOrEqual(3)
      expect(new Set(screens).size).toBe(screens.length)
    }
  })

  it('goes back to what was seen, with what was said', () => {
    for (const { flow } of open.filter(({ flow }) => flow.behind.length && flow.step !== 'error')) {
      const back = advance(flow, { type: 'back' }, now)
      expect(back.step).toBe(flow.behind.at(-1))
      expect(answersOf(back)).toEqual(answersOf(flow))
    }
  })

  it('ends once, tells its end last and does nothing after it was closed', () => {
    for (const { flow, events } of visits) {
      const endings = events.filter(({ type }) => /^flow\.(?!st)/.test(type))
      expect(endings.length).toBe(flow.outcome ? 1 : 0)
      if (flow.outcome) expect(events.at(-1)?.type).toBe(`flow.${flow.outcome}`)
      if (!flow.closed || flow.busy) continue
      for (const action of actions) expect(advance(flow, action, now)).toBe(flow)
    }
  })

  it('applies only what was accepted, and shows what it decided before', () => {
    for (const { events } of visits) {
      const types = events.map(({ type }) => type)
      for (const [index, { type, data }] of events.entries()) {
        const before = events.slice(0, index)
        if (type === 'offer.applied' || type === 'offer.failed') {
          expect(before.some((one) => one.type === 'offer.accepted' && one.data.offer === data.offer)).toBe(true)
        }
        if (type === 'offer.shown') expect(types.indexOf('decision.made')).toBeLessThan(index)
      }
      expect(types[0]?.replace('alert.raised', 'flow.started')).toBe('flow.started')
    }
  })

  it('tells nothing but what the published schema lists', () => {
    const drafts = new Map(visits.flatMap(({ events }) => events.map((event) => [JSON.stringify(event), event])))
    const strange = [...drafts.values()].filter((draft) => !isListed(posted(draft)))
    expect(strange).toEqual([])
  })

  it('is written down in a way that JSON keeps', () => {
    for (const { events } of visits) {
      const written = JSON.stringify(events)
      expect(JSON.stringify(JSON.parse(written))).toBe(written)
    }
  })

  it('hands over to the host only where the customer said so', () => {
    for (const { flow } of visits) {
      for (const { type } of actions) {
        if (!leavesByHost(flow, type)) continue
        const said = (flow.step === 'confirm' && type === 'confirm') || (flow.step === 'error' && type === 'cancel')
        expect([flow.step, type, said]).toEqual([flow.step, type, true])
      }
    }
  })
})
