import { describe, expect, it } from 'vitest'
import type { Config } from '../../../src/config/schema/schema'
import { answersOf } from '../../../src/flow/answers'
import type { Flow } from '../../../src/flow/flow'
import { canUndo } from '../../../src/flow/resume'
import { asking, inState, settled } from '../../support/flowStates'
import { because, now, started, walk } from '../../support/startedFlow'

const steps = [{ id: 'tour', data: { minutes: 2 } }, { id: 'export' }]

describe('one screen between the survey and confirm', () => {
  const next: [string, Parameters<typeof started>[0], string, Partial<Flow>][] = [
    [
      'the offer, before anything of the merchant’s own',
      { config: { ...asking, steps }, mounts: ['tour'] },
      'price',
      { step: 'offer' },
    ],
    [
      'the merchant’s own step',
      { config: { ...asking, steps }, mounts: ['tour'] },
      'none',
      { step: 'custom', merchantStep: steps[0] },
    ],
    [
      'the first of them that the page can draw',
      { config: { steps }, mounts: ['export'] },
      'none',
      { step: 'custom', merchantStep: steps[1] },
    ],
    ['the questions to everyone', { config: { ...asking, steps } }, 'none', { step: 'feedback' }],
    ['nothing', { config: { steps } }, 'none', { step: 'confirm' }],
  ]
  it.each(next)('is %s', (_, over, reason, expected) => {
    const flow = walk(started(over), because(reason), 'continue')
    expect(flow).toMatchObject({ ...expected, behind: ['survey'] })
    const confirm = flow.step === 'confirm' ? flow : walk(flow, 'cancel')
    expect(confirm.step).toBe('confirm')
  })

  it('is only one: what follows the merchant’s own step, the questions or an offer is confirm', () => {
    const custom = walk(
      started({ config: { ...asking, steps }, mounts: ['tour', 'export'] }),
      because('none'),
      'continue',
    )
    expect(walk(custom, 'continue')).toMatchObject({ step: 'confirm', behind: ['survey', 'custom'] })
    const offer = walk(started({ config: { ...asking, steps }, mounts: ['tour'] }), because('price'), 'continue')
    expect(walk(offer, 'decline')).toMatchObject({ step: 'confirm', behind: ['survey', 'offer'] })
  })

  it('goes back from each to the survey and keeps what was said', () => {
    const flow = walk(started({ config: asking }), because('none'), 'continue', {
      type: 'answer',
      question: 'missed',
      value: 'Folders',
    })
    const back = walk(flow, 'continue', 'back', 'back')
    expect(back).toMatchObject({ step: 'survey', behind: [], answers: { reason: 'none', missed: 'Folders' } })
  })
})

describe('the questions to everyone', () => {
  it('are answered without a reason too, and count as answers', () => {
    const flow = walk(started({ config: asking }), 'continue', { type: 'answer', question: 'score', value: 3 })
    expect(answersOf(flow)).toEqual({ score: 3 })
    expect(walk(flow, 'continue').step).toBe('confirm')
  })

  it('can be skipped by either way on', () => {
    const flow = walk(started({ config: asking }), 'continue')
    expect(walk(flow, 'continue').step).toBe('confirm')
    expect(walk(flow, 'cancel').step).toBe('confirm')
  })
})

describe('what free text suggests', () => {
  const hear = (reason: string | undefined, suggestedReason: string | undefined): Flow =>
    walk(started(), ...(reason ? [because(reason)] : []), { type: 'continue', suggestedReason })

  it('is an answer where no reason was picked', () => {
    expect(answersOf(hear(undefined, 'price'))).toEqual({ suggestedReason: 'price' })
  })

  it('decides as an answer does', () => {
    const rules = [{ id: 'guess', when: { 'answers.suggestedReason': 'price' }, offers: ['save20'] }]
    const flow = walk(started({ config: { rules } }), { type: 'continue', suggestedReason: 'price' })
    expect(flow).toMatchObject({ step: 'offer', decision: { rule: 'guess' } })
  })

  it('is nothing beside a picked reason, and goes when the text does', () => {
    expect(answersOf(hear('price', 'help'))).toEqual({ reason: 'price' })
    expect(answersOf(walk(hear(undefined, 'price'), 'back', 'continue'))).toEqual({})
  })

  it('is kept by a straight cancel', () => {
    expect(answersOf(walk(started(), { type: 'cancel', suggestedReason: 'price' }))).toEqual({
      suggestedReason: 'price',
    })
  })
})

describe('a step of the merchant’s own', () => {
  const atTour = () =>
    walk(started({ config: { ...asking, steps }, mounts: ['tour', 'export'] }), because('none'), 'continue')

  it('keeps its result under its name', () => {
    const flow = walk(atTour(), { type: 'continue', result: { liked: true } })
    expect(flow).toMatchObject({ step: 'confirm', results: { tour: { liked: true } } })
    expect(answersOf(flow)).toEqual({ tour: { liked: true }, reason: 'none' })
    expect(walk(flow, 'back').results).toEqual({ tour: { liked: true } })
  })

  it('cannot pass for the reason', () => {
    const named = [{ id: 'reason' }]
    const flow = walk(started({ config: { steps: named }, mounts: ['reason'] }), because('none'), 'continue')
    expect(answersOf(walk(flow, { type: 'continue', result: 'price' })).reason).toBe('none')
  })

  it('gives way to the next when it cannot be drawn, and then to the questions', () => {
    const next = walk(atTour(), { type: 'skip', name: 'tour' })
    expect(next).toMatchObject({
      step: 'custom',
      merchantStep: { id: 'export' },
      behind: ['survey'],
      mounts: ['export'],
    })
    const last = walk(next, { type: 'skip', name: 'export' })
    expect(last).toMatchObject({ step: 'feedback', behind: ['survey'], mounts: [] })
    expect(walk(last, 'back', 'continue').step).toBe('feedback')
  })

  it('leaves a custom offer where it is when its card cannot be drawn', () => {
    const over = {
      config: {
        offers: { train: { type: 'custom', name: 'training' } as const },
        rules: [{ id: 'all', offers: ['train'] }],
      },
      situation: { handlers: ['training'] },
      mounts: ['training'],
    }
    const flow = walk(started(over), 'continue')
    expect(walk(flow, { type: 'skip', name: 'training' })).toMatchObject({ step: 'offer', mounts: [] })
    const taken = walk(flow, { type: 'pick', offer: 'train', pick: { day: 'Mon' } }, { type: 'accept', offer: 'train' })
    expect(taken.operation?.choice).toEqual({ name: 'training', result: { day: 'Mon' } })
    expect(walk(flow, { type: 'accept', offer: 'train' }).operation?.choice).toEqual({ name: 'training' })
  })
})

describe('the end of the subscription', () => {
  const both: Partial<Config> = { confirm: { ends: ['now', 'period_end'] } }

  it('is the host’s to say until one is picked', () => {
    const flow = walk(started({ config: both }), 'cancel', 'confirm')
    expect(flow.operation).toEqual({ kind: 'cancel', choice: {} })
  })

  it.each(['now', 'period_end'] as const)('is %s when that was picked', (ends) => {
    const flow = walk(started({ config: both }), 'cancel', { type: 'ends', ends }, 'back', 'cancel', 'confirm')
    expect(flow.operation).toEqual({ kind: 'cancel', choice: { ends } })
  })

  it('cannot be picked where the config does not allow it', () => {
    const flow = walk(started({ config: { confirm: { ends: ['now'] } } }), 'cancel')
    expect(walk(flow, { type: 'ends', ends: 'period_end' })).toBe(flow)
    const plain = walk(started(), 'cancel')
    expect(walk(plain, { type: 'ends', ends: 'now' })).toBe(plain)
  })
})

describe('undo', () => {
  const canceled = (undoUntil?: string, handlers = ['cancel', 'resume']) =>
    walk(started({ situation: { handlers } }), 'cancel', 'confirm', settled(undoUntil ? { undoUntil } : {}))

  it('closes a cancellation that can still be taken back', () => {
    const flow = canceled('2026-11-22T12:00:00Z')
    expect(canUndo(flow, now)).toBe(true)
    expect(walk(flow, 'undo')).toMatchObject({ outcome: 'canceled', undone: true, closed: true })
  })

  it.each([
    ['its time is over', canceled('2026-11-21T11:59:59Z')],
    ['there is no time for it', canceled()],
    ['the time is none', canceled('soon')],
    ['nothing can resume', canceled('2026-11-22T12:00:00Z', ['cancel'])],
    ['it was none', walk(inState('paused'), 'resume', settled({ undoUntil: '2026-11-22T12:00:00Z' }))],
  ])('is none when %s', (_, flow) => {
    expect(walk(flow, 'undo')).toBe(flow)
  })
})
