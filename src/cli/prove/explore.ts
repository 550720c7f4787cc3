import type { FairnessRuleId } from '../../config/fairness/rules'
import { fairnessOf } from '../../config/schema/fairness'
import type { Advance } from '../../flow/advanceBy'
import type { Action, Flow } from '../../flow/flow'
import { undoesInstead } from '../../flow/resume'
import { isInStore } from '../../situation/isInStore'
import { accidentsOn, fillingsOn, pressesOn, proofTime, wordsFor } from './machine'

/** A state of the flow, and the first way on which it was found. */
export interface State {
  flow: Flow
  path: readonly string[]
  /** How many accidents are on that way. */
  accidents: number
  /** Whether what follows from here was looked at. */
  isExplored: boolean
  /** The states that presses and fillings lead to. A press counts 1, what is filled in before it 0. */
  next: { to: State; presses: 0 | 1 }[]
  /** The states that a handler's answer leads to; which one is not the customer's to say. */
  answered: State[]
}

/** A thing that no flow may do, and how it came to it. */
export interface Violation {
  law: string
  /** The fairness rule that it breaks. */
  rule: FairnessRuleId
  path: readonly string[]
}

/** What follows after more accidents than these, or beyond so many states of one customer, is not looked at. */
const most = { accidents: 2, states: 10_000 }

/** Goes through every state that this flow can come to, accidents included, and notes each move that no flow may make. */
export function explore(start: Flow, advance: Advance): { states: State[]; violations: Violation[] } {
  const states = new Map<string, State>()
  const violations: Violation[] = []
  const waiting: State[] = []

  function visit(flow: Flow, path: readonly string[], accidents: number): State {
    const key = keyOf(flow)
    const known = states.get(key)
    if (known) return known
    const state: State = { flow, path, accidents, isExplored: false, next: [], answered: [] }
    states.set(key, state)
    if (!flow.closed && accidents <= most.accidents && states.size < most.states) waiting.push(state)
    return state
  }

  function follow(state: State, actions: readonly Action[], accidents = state.accidents): State | undefined {
    const after = actions.reduce((flow, action) => advance(flow, action, proofTime), state.flow)
    if (after === state.flow) return undefined
    const path = [...state.path, ...actions.map(wordsFor)]
    const law = actions.length === 1 ? lawBroken(state.flow, actions[0] as Action, after) : undefined
    const excess = actions.length === 1 && !law ? tooManyOffers(after) : undefined
    if (law) violations.push({ law, rule: 'customers-word', path })
    if (excess) violations.push({ law: excess, rule: 'offers', path })
    return visit(after, path, accidents)
  }

  visit(start, [], 0)
  for (let state = waiting.shift(); state; state = waiting.shift()) {
    state.isExplored = true
    for (const actions of fillingsOn(state.flow)) add(state.next, follow(state, actions), 0)
    for (const action of pressesOn(state.flow)) add(state.next, follow(state, [action]), 1)
    for (const action of accidentsOn(state.flow)) {
      const isAccident = action.type !== 'settled'
      const to = follow(state, [action], state.accidents + Number(isAccident))
      if (to && (action.type === 'settled' || action.type === 'failed')) state.answered.push(to)
    }
  }
  return { states: [...states.values()], violations }
}

function add(next: State['next'], to: State | undefined, presses: 0 | 1): void {
  if (to) next.push({ to, presses })
}

/** What tells two states of one flow apart: all that what comes after can depend on. */
function keyOf(flow: Flow): string {
  const { step, behind, answers, picks, ends, chosen, offers, offerIndex, shown, openedWith, mounts } = flow
  const { outcome, busy, closed, interrupted, failure, operation } = flow
  const asks = busy || step === 'error' || outcome ? [failure, operation, interrupted] : []
  const ids = [offers.map(({ id }) => id), flow.merchantStep?.id, flow.followed?.id, flow.decision?.rule]
  return JSON.stringify([
    [step, behind, openedWith, outcome, busy, closed],
    [answers, picks, ends, chosen, offerIndex, shown, mounts],
    [ids, asks],
  ])
}

/** The law that a single move breaks, if it breaks one. */
function lawBroken(before: Flow, action: Action, after: Flow): string | undefined {
  const asks =
    action.type === 'confirm' || (action.type === 'cancel' && (before.step === 'error' || undoesInstead(before)))
  const hasAsked = before.operation?.kind === 'cancel'
  const begins = after.operation?.kind === 'cancel' && !hasAsked
  if (begins && !asks) return `"${action.type}" on ${before.step} begins to cancel, and the customer has not confirmed`
  if (after.outcome === 'canceled' && before.outcome !== 'canceled' && !asks && !hasAsked)
    return `"${action.type}" on ${before.step} cancels, and the customer has not confirmed`
  return undefined
}

function tooManyOffers({ config, situation, shown, together }: Flow): string | undefined {
  const { maxOffers, beside, chained } = fairnessOf(config, situation)
  const most = together ? beside : maxOffers + chained
  return shown.length > most ? `${shown.length} offers are shown, and the preset allows ${most}` : undefined
}

/**
 * The states from which the customer can't cancel in that many presses, although all goes well, or not in any number, whatever
 * goes wrong. While a handler is at work, and once a flow has its outcome or is closed, nothing is asked.
 */
export function farFromCanceling(states: readonly State[], most: number): State[] {
  const atBest = pressesFrom(states, bestAnswer)
  const atWorst = pressesFrom(states, worstAnswer)
  const asked = states.filter((state) => !isOver(state) && state.answered.length === 0)
  return asked.filter((state) => atBest(state) > most || atWorst(state) === Number.POSITIVE_INFINITY)
}

type Presses = (state: State) => number

/** The handler succeeds; what it has done is the cancellation, or it is none. */
function bestAnswer(answered: readonly State[], at: Presses): number {
  return Math.min(...answered.filter(({ flow }) => flow.outcome !== undefined).map(at))
}

/** The answer from which the cancellation is farthest; an offer that was applied is what the customer asked for. */
function worstAnswer(answered: readonly State[], at: Presses): number {
  return Math.max(...answered.map((state) => (state.flow.outcome === undefined ? at(state) : 0)))
}

/** How many presses it takes from each state to the cancellation; `answer` says what counts while a handler is at work. */
function pressesFrom(states: readonly State[], answer: (answered: readonly State[], at: Presses) => number): Presses {
  const presses = new Map<State, number>()
  const at = (state: State) => presses.get(state) ?? Number.POSITIVE_INFINITY
  for (const state of states) {
    const { closed, outcome } = state.flow
    // Of what was not looked at, the best is assumed.
    if (outcome === 'canceled' || (!state.isExplored && !closed && outcome === undefined)) presses.set(state, 0)
  }
  const open = states.filter((state) => !isOver(state))
  for (let changes = true; changes; ) {
    changes = false
    for (const state of open) {
      const found = state.answered.length
        ? answer(state.answered, at)
        : Math.min(...state.next.map(({ to, presses }) => presses + at(to)))
      if (found < at(state)) {
        presses.set(state, found)
        changes = true
      }
    }
  }
  return at
}

/** Whether nothing is asked of a state: the flow has ended, or what follows was not looked at. */
function isOver({ flow, isExplored }: State): boolean {
  // What a store bills can be canceled there alone.
  return !isExplored || flow.closed || flow.outcome !== undefined || isInStore(flow.situation.subscription)
}
