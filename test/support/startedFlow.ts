import { parseConfig } from '../../src/config/check/parseConfig'
import type { Config } from '../../src/config/schema/schema'
import { advanceWhole } from '../../src/flow/advanceWhole'
import type { Action, Flow } from '../../src/flow/flow'
import { openFlow } from '../../src/flow/openFlow'
import { startFlow } from '../../src/flow/startFlow'
import type { Situation } from '../../src/situation/schema'

export const now = new Date('2026-11-21T12:00:00Z')

export const config: Config = parseConfig({
  version: 1,
  id: 'main',
  fairness: 'us-ftc',
  survey: {
    order: 'listed',
    reasons: [
      { id: 'price', label: 'It costs too much', category: 'money', influence: 'influenceable' },
      { id: 'break', label: 'I need a break', questions: [{ id: 'why', type: 'text', label: 'Why?' }] },
      { id: 'help', label: 'It is hard to use' },
      { id: 'none', label: 'Something else', pinned: 'last' },
    ],
  },
  offers: {
    save20: { type: 'discount', percentOff: 20, durationInMonths: 3, couponId: 'SAVE20', title: 'Less to pay' },
    rest: { type: 'pause', lengths: [1, 2, 3], unit: 'month' },
    talk: { type: 'contact', url: 'mailto:help@example.com' },
    look: { type: 'redirect', url: 'https://example.com/guide' },
  },
  rules: [
    { id: 'price', when: { 'answers.reason': 'price' }, offers: ['save20'] },
    { id: 'break', when: { 'answers.reason': 'break' }, offers: ['rest'] },
    { id: 'help', when: { 'answers.reason': 'help' }, offers: ['talk'] },
  ],
  alerts: [
    { id: 'csm', on: 'flow.started', team: 'success' },
    { id: 'lost', on: 'flow.canceled', when: { 'answers.reason': 'price' } },
  ],
})

export const situation: Situation = {
  customer: { id: 'cus_1' },
  subscription: {
    id: 'sub_1',
    status: 'active',
    amount: 4900,
    currency: 'USD',
    interval: 'month',
    currentPeriodEnd: '2026-12-01T00:00:00Z',
  },
  locale: 'en',
  handlers: ['discount', 'pause', 'cancel'],
}

interface Over {
  config?: Partial<Config>
  situation?: Partial<Situation>
  mounts?: string[]
}

export function started(over: Over = {}): Flow {
  return startFlow({
    config: { ...config, ...over.config },
    situation: { ...situation, ...over.situation },
    sessionId: 'session',
    mode: 'live',
    now,
    random: () => 0.5,
    mounts: over.mounts ?? [],
    open: (flow) => openFlow(flow, now),
  })
}

/** The flow after a row of actions; a word alone is an action without details. */
export function walk(flow: Flow, ...actions: (Action | PlainAction)[]): Flow {
  return actions.reduce(
    (at, action) => advanceWhole(at, typeof action === 'string' ? { type: action } : action, now),
    flow,
  )
}

type PlainAction =
  | 'continue'
  | 'cancel'
  | 'back'
  | 'confirm'
  | 'close'
  | 'decline'
  | 'retry'
  | 'resume'
  | 'undo'
  | 'keep'

export function because(reason: string): Action {
  return { type: 'answer', question: 'reason', value: reason }
}
