import { describe, expect, it } from 'vitest'
import type { NamedOffer } from '../../../src/config/schema/schema'
import { answersOf } from '../../../src/flow/answers'
import { choiceFor } from '../../../src/flow/choice'
import type { Action, Flow } from '../../../src/flow/flow'
import { leavesByHost } from '../../../src/flow/leavesByHost'
import { because, config, now, started, walk } from '../../support/startedFlow'

const settled: Action = { type: 'settled', receipt: { confirmationId: 'CN-1' } }

const rejected: Action = { type: 'failed', failure: 'rejected' }

const acceptSave: Action = { type: 'accept', offer: 'save20' }

const atOffer = () => walk(started(), because('price'), 'continue')

const atConfirm = () => walk(atOffer(), 'cancel')

const atPause = () => walk(started(), because('break'), 'continue')

describe('from screen to screen', () => {
  it('starts on the survey with nothing picked', () => {
    expect(started()).toMatchObject({ step: 'survey', answers: {}, offers: [], busy: false, closed: false })
  })

  it('shows the offer that the reason calls for', () => {
    expect(atOffer()).toMatchObject({ step: 'offer', offers: [{ id: 'save20' }], shown: ['save20'] })
  })

  it('goes straight to confirm when no rule answers the reason', () => {
    expect(walk(started(), because('none'), 'continue')).toMatchObject({ step: 'confirm', offers: [] })
  })

  it('goes on when nothing was answered', () => {
    expect(walk(started(), 'continue')).toMatchObject({ step: 'confirm', decision: { rule: null } })
  })

  it('takes one press of cancel from the survey to confirm, without a Decision', () => {
    const flow = walk(started(), because('price'), 'cancel')
    expect(flow.step).toBe('confirm')
    expect(flow.decision).toBeUndefined()
  })

  it('takes one press of cancel from an offer to confirm', () => {
    expect(atConfirm()).toMatchObject({ step: 'confirm', behind: ['survey', 'offer'] })
  })

  it('goes back to the screens that were really seen, and keeps the answers', () => {
    const back = walk(atConfirm(), 'back')
    expect(back).toMatchObject({ step: 'offer', behind: ['survey'] })
    expect(walk(back, 'back')).toMatchObject({ step: 'survey', behind: [], answers: { reason: 'price' } })
    expect(walk(back, 'back', 'back')).toMatchObject({ step: 'survey', behind: [] })
  })

  it('shows no more offers than the preset allows', () => {
    const rules = [{ id: 'all', offers: ['save20', 'rest'] }]
    const names = (fairness: 'us-ca' | 'us-mn') =>
      walk(started({ config: { rules, fairness } }), 'continue').offers.map(({ id }) => id)
    expect(names('us-ca')).toEqual(['save20'])
    expect(names('us-mn')).toEqual([])
  })

  const nowhere: [string, Flow, Action | 'confirm' | 'decline' | 'retry' | 'continue'][] = [
    ['confirm on the survey', started(), 'confirm'],
    ['continue on confirm', atConfirm(), 'continue'],
    ['accept on the survey', started(), acceptSave],
    ['accept of an offer that is not shown', atOffer(), { type: 'accept', offer: 'rest' }],
    ['retry without a failure', atOffer(), 'retry'],
    ['an answer after the survey', atOffer(), because('break')],
    ['a reply to nothing', atOffer(), settled],
  ]
  it.each(nowhere)('does nothing at %s', (_, flow, action) => {
    expect(walk(flow, action)).toBe(flow)
  })
})

describe('what the customer picked', () => {
  it('asks for a length before it accepts a pause', () => {
    const flow = walk(atPause(), { type: 'accept', offer: 'rest' })
    expect(flow).toMatchObject({ step: 'offer', pickMissing: true, busy: false })
    expect(flow.operation).toBeUndefined()
  })

  it('hands over exactly the length that was picked last', () => {
    const flow = walk(
      atPause(),
      { type: 'pick', offer: 'rest', pick: 3 },
      { type: 'pick', offer: 'rest', pick: 2 },
      { type: 'accept', offer: 'rest' },
    )
    expect(flow.operation).toMatchObject({
      kind: 'offer',
      choice: {
        length: 2,
        unit: 'month',
        startsAt: '2026-12-01T00:00:00.000Z',
        resumesAt: '2027-02-01T00:00:00.000Z',
      },
    })
  })

  it('takes no length that was not offered', () => {
    expect(
      walk(atPause(), { type: 'pick', offer: 'rest', pick: 12 }, { type: 'accept', offer: 'rest' }).pickMissing,
    ).toBe(true)
  })

  it('gives the terms of an offer without its wording', () => {
    expect(
      choiceFor({ id: 'save20', ...config.offers?.save20 } as NamedOffer, undefined, { subscription: undefined, now }),
    ).toEqual({
      percentOff: 20,
      durationInMonths: 3,
      couponId: 'SAVE20',
    })
  })

  it('forgets answers under a reason that was unpicked again', () => {
    const why: Action = { type: 'answer', question: 'why', value: 'tired' }
    expect(answersOf(walk(started(), because('break'), why))).toEqual({ reason: 'break', why: 'tired' })
    expect(answersOf(walk(started(), because('break'), why, because('price')))).toEqual({ reason: 'price' })
  })
})

describe('handlers', () => {
  it('shows success only after the handler has resolved', () => {
    const busy = walk(atOffer(), acceptSave)
    expect(busy).toMatchObject({ step: 'offer', busy: true })
    expect(walk(busy, settled)).toMatchObject({
      step: 'done',
      outcome: 'saved',
      busy: false,
      receipt: { confirmationId: 'CN-1' },
    })
  })

  it('is deaf to everything but its handler and a close while it waits', () => {
    const busy = walk(atOffer(), acceptSave)
    for (const action of ['cancel', 'back', 'decline', 'confirm'] as const) expect(walk(busy, action)).toBe(busy)
    expect(walk(busy, acceptSave)).toBe(busy)
  })

  it('keeps the true outcome when it is closed during the handler', () => {
    const closed = walk(atOffer(), acceptSave, 'close')
    expect(closed).toMatchObject({ closed: true, busy: true })
    expect(closed.outcome).toBeUndefined()
    expect(walk(closed, settled).outcome).toBe('saved')
    expect(walk(closed, rejected).outcome).toBe('failed')
  })

  it('lets the host’s own action do what was confirmed when nobody is there to be told that ours failed', () => {
    const closed = walk(atConfirm(), 'confirm', 'close')
    expect(walk(closed, { type: 'failed', failure: 'rejected', leaves: true }).outcome).toBe('canceled')
    expect(walk(closed, { type: 'failed', failure: 'rejected', leaves: false }).outcome).toBe('failed')
  })

  it('offers to try again, and tries the same again', () => {
    const failed = walk(atOffer(), acceptSave, rejected)
    expect(failed).toMatchObject({ step: 'error', failure: 'rejected', busy: false })
    expect(walk(failed, 'retry')).toMatchObject({ busy: true, operation: { kind: 'offer', offer: { id: 'save20' } } })
  })

  it('believes a reply that comes after its time', () => {
    const late = walk(atOffer(), acceptSave, { type: 'failed', failure: 'timeout' }, settled)
    expect(late).toMatchObject({ step: 'done', outcome: 'saved' })
  })

  it('does not let a late reply change an ending', () => {
    const left = walk(atOffer(), acceptSave, { type: 'failed', failure: 'timeout' }, 'cancel')
    expect(walk(left, settled).outcome).toBe('canceled')
  })

  it('leaves by the host’s own action where nothing of ours cancels, and from the error screen', () => {
    const bare = { handlers: ['discount'] }
    const flow = walk(started({ situation: bare }), 'cancel')
    expect(leavesByHost(flow, 'confirm')).toBe(true)
    expect(walk(flow, 'confirm')).toMatchObject({ outcome: 'canceled', closed: true, busy: false })
    expect(leavesByHost(atConfirm(), 'confirm')).toBe(false)
    expect(leavesByHost(walk(atConfirm(), 'confirm', rejected), 'cancel')).toBe(true)
  })

  it('says failed, never canceled, when the page has no way left', () => {
    const stranded = walk(atConfirm(), { type: 'aside', failure: 'stranded' })
    expect(stranded).toMatchObject({ step: 'error', outcome: 'failed', closed: false })
    expect(walk(stranded, 'close')).toMatchObject({ outcome: 'failed', closed: true })
    expect(leavesByHost(stranded, 'cancel')).toBe(false)
  })
})

describe('endings', () => {
  const endings: [string, Flow, Flow['outcome']][] = [
    ['closing the survey', walk(started(), 'close'), 'dismissed'],
    ['closing an offer', walk(atOffer(), 'close'), 'dismissed'],
    ['closing confirm', walk(atConfirm(), 'close'), 'dismissed'],
    ['closing after the offer failed', walk(atOffer(), acceptSave, rejected, 'close'), 'dismissed'],
    ['closing after the cancellation failed', walk(atConfirm(), 'confirm', rejected, 'close'), 'failed'],
    ['a cancellation that was done', walk(atConfirm(), 'confirm', settled, 'close'), 'canceled'],
  ]
  it.each(endings)('%s', (_, flow, outcome) => {
    expect(flow).toMatchObject({ outcome, closed: true })
  })

  it('counts help that was followed as referred, and leaves the way to cancel open', () => {
    const flow = walk(started(), because('help'), 'continue', { type: 'accept', offer: 'talk' })
    expect(flow).toMatchObject({ step: 'offer', closed: false, followed: { id: 'talk' } })
    expect(walk(flow, 'close').outcome).toBe('referred')
    expect(walk(flow, 'cancel', 'confirm', settled).outcome).toBe('canceled')
  })

  it('ends at once where the page itself goes elsewhere', () => {
    const rules = [{ id: 'all', offers: ['look'] }]
    expect(walk(started({ config: { rules } }), 'continue', { type: 'accept', offer: 'look' })).toMatchObject({
      outcome: 'referred',
      closed: true,
    })
  })
})
