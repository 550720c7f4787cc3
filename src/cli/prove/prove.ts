import { mostPresses } from '../../config/fairness/mostPresses'
import type { FairnessRuleId } from '../../config/fairness/rules'
import { presetOf, presetsOf } from '../../config/schema/presetOf'
import type { Config } from '../../config/schema/schema'
import type { Advance } from '../../flow/advanceBy'
import { advanceWhole } from '../../flow/advanceWhole'
import type { Situation } from '../../situation/schema'
import { explore, farFromCanceling } from './explore'
import { opened } from './machine'
import { type Finding, reach } from './reach'
import { switchedOn } from './switchedOn'

/** What `fairwell prove` has found of a config. */
export interface Proof {
  /** Whether nothing was found that no flow may do; warnings may be there. */
  ok: boolean
  /** How many states of the flow were gone through, for how many customers who get something different. */
  states: number
  customers: number
  /** Whether the customers are all that the config's conditions can tell apart; else they are a sample. */
  isComplete: boolean
  /** Whether the config says `"enabled": false`. It is proven as if it did not. */
  isSwitchedOff: boolean
  problems: Finding[]
}

/** So many customers of each preset who get something different are walked through every state of the flow. */
const mostWalked = 40

/**
 * Goes through what a config can do to customers: every kind of customer that its conditions tell apart, every state of the flow
 * for each, accidents included. From every screen the cancellation must be near, only the customer's own word may cancel, no
 * path may show more offers than the preset allows, and every rule, offer and alert must be there for somebody. `move` is the
 * flow's own; a test gives one that breaks a law.
 */
export function prove(given: Config, move: Advance = advanceWhole): Proof {
  const config = switchedOn(given)
  const { findings, situations, isComplete } = reach(config)
  const most = mostWalked * presetsOf(config).length
  const walked = situations.slice(0, most).flatMap((situation) => [situation, withoutCancelHandler(config, situation)])
  const found = new Map<string, Finding>()
  let states = 0
  for (const situation of [...walked, severalSubscriptions(walked[0])]) {
    for (const draws of config.steps?.length ? [true, false] : [true]) {
      const explored = explore(opened(config, situation, draws), move)
      const presses = mostPresses[presetOf(config, situation)]
      states += explored.states.length
      for (const { law, rule, path } of explored.violations) note(found, { message: law, rule }, situation, path)
      for (const { flow, path } of farFromCanceling(explored.states, presses)) {
        const message = `the screen ${flow.step} needs more than ${presses} presses to cancel, or can't`
        note(found, { message, rule: 'presses' }, situation, path)
      }
    }
  }
  const problems = [...found.values(), ...findings]
  return {
    ok: problems.every(({ severity }) => severity !== 'error'),
    states,
    customers: situations.length,
    isComplete: isComplete && situations.length <= most,
    isSwitchedOff: config !== given,
    problems,
  }
}

/** Keeps the first example of each thing, which is one of the shortest. */
function note(
  found: Map<string, Finding>,
  { message, rule }: { message: string; rule: FairnessRuleId },
  situation: Situation,
  path: readonly string[],
): void {
  if (!found.has(message))
    found.set(message, { severity: 'error', path: '', message, rule, counterexample: { situation, path } })
}

/** The same customer on a page that cancels by its own button. */
function withoutCancelHandler({ offers = {} }: Config, situation: Situation): Situation {
  const performed = Object.values(offers).map((offer) => (offer.type === 'custom' ? offer.name : offer.type))
  return { ...situation, handlers: [...new Set([...performed, 'resume'])] }
}

/** A customer who first has to say which subscription it is about. */
function severalSubscriptions(situation: Situation = {}): Situation {
  const { subscription = {}, ...rest } = situation
  return { ...rest, subscriptions: [subscription, { ...subscription, id: 'subscription-2', status: 'paused' }] }
}
