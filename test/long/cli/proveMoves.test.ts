import { describe, expect, it } from 'vitest'
import type { Advance } from '../../../src/flow/advanceBy'
import { advanceWhole } from '../../../src/flow/advanceWhole'
import { proofOf } from '../../support/proven'

describe('a flow that does what none may do', () => {
  const changed =
    (change: Advance): Advance =>
    (flow, action, now) =>
      change(flow, action, now) ?? flow

  it.each<[string, Advance, RegExp, RegExp]>([
    [
      'an offer without a way to cancel',
      (flow, action, now) =>
        flow.step === 'offer' && ['cancel', 'decline', 'back'].includes(action.type)
          ? flow
          : advanceWhole(flow, action, now),
      /the screen offer needs more than 2 presses to cancel, or can't/,
      /presses continue$/,
    ],
    [
      'a confirmation that begins anew',
      (flow, action, now) =>
        action.type === 'confirm' && flow.step === 'confirm'
          ? { ...flow, step: 'survey', behind: [] }
          : advanceWhole(flow, action, now),
      /the screen survey needs more than 2 presses to cancel, or can't/,
      /^$/,
    ],
    [
      'one more question before the confirmation',
      (flow, action, now) =>
        ['cancel', 'continue'].includes(action.type) && flow.step === 'survey' && flow.behind.length < 2
          ? { ...flow, behind: [...flow.behind, 'survey'] }
          : advanceWhole(flow, action, now),
      /the screen survey needs more than 2 presses to cancel, or can't/,
      /^$/,
    ],
    [
      'a survey whose Continue cancels',
      (flow, action, now) =>
        action.type === 'continue' && flow.step === 'survey'
          ? { ...flow, outcome: 'canceled', closed: true }
          : advanceWhole(flow, action, now),
      /"continue" on survey cancels, and the customer has not confirmed/,
      /presses continue$/,
    ],
    [
      'a missing file that cancels',
      (flow, action, now) =>
        action.type === 'break' ? { ...flow, outcome: 'canceled', closed: true } : advanceWhole(flow, action, now),
      /"break" on survey cancels/,
      /a file of the flow is missing/,
    ],
    [
      'an accepted offer that begins to cancel',
      (flow, action, now) => {
        const after = advanceWhole(flow, action, now)
        return action.type === 'accept' && after.busy ? { ...after, operation: { kind: 'cancel', choice: {} } } : after
      },
      /"accept" on offer begins to cancel/,
      /accepts rest$/,
    ],
    [
      'a second offer for who declines the first',
      (flow, action, now) =>
        action.type === 'decline' && flow.step === 'offer' && flow.shown.length < 2
          ? { ...flow, shown: [...flow.shown, 'again'] }
          : advanceWhole(flow, action, now),
      /2 offers are shown, and the preset allows 1/,
      /presses decline$/,
    ],
  ])('is found: %s', (_, moves, message, path) => {
    const proof = proofOf({}, changed(moves))
    const found = proof.problems.find((problem) => message.test(problem.message))
    expect(found, JSON.stringify(proof.problems.map(({ message }) => message))).toBeDefined()
    expect(found?.counterexample?.path?.join(', then ')).toMatch(path)
    expect(proof.ok).toBe(false)
  })
})
