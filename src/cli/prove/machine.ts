import type { Config, NamedOffer } from '../../config/schema/schema'
import { decide } from '../../decide/decide'
import type { Action, Flow } from '../../flow/flow'
import { openFlow } from '../../flow/openFlow'
import { startFlow } from '../../flow/startFlow'
import { visibleOffers } from '../../flow/visibleOffers'
import { wholeChoosing } from '../../flow/wholeChoosing'
import type { Situation } from '../../situation/schema'
import { answersTo } from './candidates'
import { today } from './customers'

/** The day of the proof. */
export const proofTime = new Date(today)

/** The first screen of this customer, on a page that draws all of the merchant's own screens, or none of them. */
export function opened(config: Config, situation: Situation, draws: boolean): Flow {
  const custom = Object.values(config.offers ?? {}).flatMap((offer) => (offer.type === 'custom' ? [offer.name] : []))
  return startFlow({
    config,
    situation,
    sessionId: 'proof',
    mode: 'live',
    now: proofTime,
    random: () => 0.5,
    mounts: draws ? [...(config.steps ?? []).map(({ id }) => id), ...custom] : [],
    open: (flow) => openFlow(flow, proofTime),
  })
}

/** What the customer can press on this screen. What they fill in before it is no press. */
export function pressesOn(flow: Flow): Action[] {
  const offers = visibleOffers(flow)
  return [
    ...['continue', 'cancel', 'back', 'decline', 'resume', 'refer', 'confirm', 'retry', 'undo', 'keep', 'close'].map(
      (type) => ({ type }) as Action,
    ),
    ...offers.map(({ id }) => ({ type: 'accept', offer: id }) as const),
  ]
}

/** What the customer can fill in or pick on this screen, as far as rules can tell: each entry is done in one go. */
export function fillingsOn(flow: Flow): Action[][] {
  const { config, step, subscriptions, answers } = flow
  if (step === 'subscription') return subscriptions.map((_, subscription) => [{ type: 'choose', subscription }])
  if (step === 'confirm') return (config.confirm?.ends ?? []).map((ends) => [{ type: 'ends', ends }])
  if (step !== 'survey' && step !== 'feedback')
    return visibleOffers(flow)
      .filter((offer) => firstPick(offer, flow) !== undefined)
      .map((offer) => [{ type: 'pick', offer: offer.id, pick: firstPick(offer, flow) }])
  if (Object.keys(answers).length > 0) return []
  return decisiveAnswers(flow).map((given) =>
    Object.entries(given).map(([question, value]) => ({ type: 'answer', question, value })),
  )
}

/** One row of answers for each Decision that this customer's answers can come to. */
function decisiveAnswers({ config, situation }: Flow): Record<string, unknown>[] {
  const known = decisive.get(situation)
  if (known) return known
  const byDecision = new Map<string, Record<string, unknown>>()
  for (const answers of answersTo(config).combinations) {
    const { rule, offers, alerts } = decide(config, { ...situation, answers })
    const decision = JSON.stringify([rule, offers.map(({ id }) => id), alerts])
    if (!byDecision.has(decision)) byDecision.set(decision, answers)
  }
  const rows = [...byDecision.values()]
  decisive.set(situation, rows)
  return rows
}

/** What decisiveAnswers has found, by the Situation of the flow, which stays the same object. */
const decisive = new WeakMap<Situation, Record<string, unknown>[]>()

function firstPick(offer: NamedOffer, { situation, startedAt }: Flow): unknown {
  const { subscription, customer } = situation
  return wholeChoosing.picksOf(offer, { subscription, customer, now: new Date(startedAt) })[0]
}

/** What the world does: a handler answers, refuses, fails or hangs; a file of ours is missing; the merchant's screen throws. */
export function accidentsOn(flow: Flow): Action[] {
  if (flow.outcome) return []
  const answered: Action[] = flow.busy
    ? [
        { type: 'settled', receipt: {} },
        ...(['rejected', 'timeout', 'refused'] as const).map((failure) => ({ type: 'failed', failure }) as const),
      ]
    : []
  const breaks = (['page', 'handler'] as const).map((leavesBy) => ({ type: 'break', leavesBy }) as const)
  return [...answered, ...breaks, ...flow.mounts.map((name) => ({ type: 'skip', name }) as const)]
}

/** An action in words, for a counterexample's path. */
export function wordsFor(action: Action): string {
  switch (action.type) {
    case 'answer':
      return `answers ${action.question}: ${JSON.stringify(action.value)}`
    case 'choose':
      return `picks subscription ${action.subscription + 1}`
    case 'pick':
      return `picks ${JSON.stringify(action.pick)} of ${action.offer}`
    case 'accept':
      return `accepts ${action.offer}`
    case 'ends':
      return `picks to end ${action.ends}`
    case 'settled':
      return '(the handler succeeds)'
    case 'failed':
      return `(the handler fails: ${action.failure})`
    case 'break':
      return `(a file of the flow is missing; the ${action.leavesBy} can cancel)`
    case 'skip':
      return `(the merchant's ${action.name} can't be drawn)`
    default:
      return `presses ${action.type}`
  }
}
