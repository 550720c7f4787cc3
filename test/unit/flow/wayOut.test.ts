import { describe, expect, it } from 'vitest'
import { eventsFor } from '../../../src/events/wire/eventsFor'
import { advanceBy } from '../../../src/flow/advanceBy'
import { firstMoves } from '../../../src/flow/firstMoves'
import type { Action, Flow } from '../../../src/flow/flow'
import { leavesByHost } from '../../../src/flow/leavesByHost'
import { because, now, started, walk } from '../../support/startedFlow'

// A break after the first screen, as the flow knows it: what counts there, what each way out does, and what is told of it.

const broken = (
  flow: Flow,
  ...[way = 'page', action]: [way?: 'page' | 'handler' | 'none', action?: Action | undefined]
): Flow => walk(flow, { type: 'break', leavesBy: way === 'none' ? undefined : way, action })
const busy = () => walk(started(), because('price'), 'continue', { type: 'accept', offer: 'save20' })
const done = () => walk(started(), 'cancel', 'confirm', { type: 'settled', receipt: {} })

describe('a break', () => {
  it('is the step error, and changes nothing else of what was said', () => {
    const flow = walk(started(), because('price'))
    expect(broken(flow)).toMatchObject({
      step: 'error',
      failure: 'broken',
      answers: { reason: 'price' },
      closed: false,
    })
    expect(broken(flow).outcome).toBeUndefined()
  })

  it('can be tried again: the flow stands where it stood', () => {
    for (const flow of [started(), walk(started(), because('price'), 'continue'), busy(), done()]) {
      const again = walk(broken(flow, 'page', { type: 'continue' }), 'retry')
      expect([again.step, again.busy, again.outcome]).toEqual([flow.step, flow.busy, flow.outcome])
      expect(again.failure).toBe(flow.failure)
      expect(again.interrupted).toBeUndefined()
    }
  })

  it('that happens again remembers where the first one was', () => {
    const flow = broken(broken(walk(started(), because('price'), 'continue')))
    expect(walk(flow, 'retry').step).toBe('offer')
  })

  it('after a handler has resolved is where that led, not where it was asked for', () => {
    const settled = walk(broken(busy()), { type: 'settled', receipt: {} })
    expect(walk(broken(settled), 'retry')).toMatchObject({ step: 'done', outcome: 'saved' })
  })

  it('takes no move but the ways out', () => {
    const flow = broken(walk(started(), because('price'), 'continue'))
    const deaf: Action[] = [
      { type: 'accept', offer: 'save20' },
      { type: 'continue' },
      { type: 'confirm' },
      { type: 'back' },
      { type: 'decline' },
    ]
    for (const action of deaf) expect(walk(flow, action)).toBe(flow)
  })

  const ways: [way: Action['type'], leavesBy: 'page' | 'none', pressed: Action | undefined, outcome: string][] = [
    ['cancel', 'page', undefined, 'canceled'],
    ['keep', 'page', undefined, 'dismissed'],
    ['keep', 'page', { type: 'cancel' }, 'dismissed'],
    ['close', 'page', undefined, 'dismissed'],
    ['close', 'page', { type: 'continue' }, 'dismissed'],
    ['close', 'page', { type: 'cancel' }, 'failed'],
    ['close', 'page', { type: 'confirm' }, 'failed'],
    ['keep', 'none', undefined, 'failed'],
    ['close', 'none', undefined, 'failed'],
  ]
  it.each(ways)('%s with a way by %s, where %o was pressed, ends in %s', (type, leavesBy, pressed, outcome) => {
    const flow = broken(started(), leavesBy, pressed)
    expect(walk(flow, { type } as Action)).toMatchObject({ outcome, closed: true })
  })

  it('leaves by the page’s own action, also while a handler is at work and after an ending', () => {
    for (const flow of [started(), busy(), done()]) expect(leavesByHost(broken(flow), 'cancel')).toBe(true)
    expect(leavesByHost(broken(started(), 'handler'), 'cancel')).toBe(false)
    expect(leavesByHost(broken(started()), 'keep')).toBe(false)
  })

  it('keeps the first outcome', () => {
    expect(walk(broken(done()), 'close')).toMatchObject({ outcome: 'canceled', closed: true })
    expect(walk(broken(walk(busy(), { type: 'settled', receipt: {} })), 'cancel').outcome).toBe('saved')
  })
})

describe('the first moves alone', () => {
  const advance = advanceBy(firstMoves)
  const first = (flow: Flow, ...actions: Action[]) => actions.reduce((at, action) => advance(at, action, now), flow)

  it('cancel by the handler: at work, then over', () => {
    const flow = first(started(), { type: 'break', leavesBy: 'handler', action: undefined }, { type: 'cancel' })
    expect(flow).toMatchObject({ step: 'error', busy: true, operation: { kind: 'cancel' } })
    expect(first(flow, { type: 'settled', receipt: {} })).toMatchObject({ outcome: 'canceled', closed: true })
    const failed = first(flow, { type: 'failed', failure: 'rejected' })
    expect(failed).toMatchObject({ step: 'error', failure: 'rejected', busy: false })
    expect(first(failed, { type: 'retry' })).toMatchObject({ busy: true })
  })
})

describe('what is told of a break', () => {
  it('is that it was seen, and in the ending that it was met', () => {
    const before = started()
    const seen = broken(before)
    expect(eventsFor(before, { type: 'break', action: undefined, leavesBy: 'page' }, seen)).toEqual([
      { type: 'flow.step_viewed', data: { step: 'error', failure: 'broken' } },
    ])
    const mended = walk(seen, 'retry', 'cancel', 'keep')
    const [end] = eventsFor(walk(seen, 'retry', 'cancel'), { type: 'keep' }, mended).slice(-1)
    expect(end).toMatchObject({ type: 'flow.dismissed', data: { broke: true } })
  })
})
