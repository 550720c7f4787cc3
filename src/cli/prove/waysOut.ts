import { type Preset, presetOf, presetsOf } from '../../config/schema/presetOf'
import type { Config } from '../../config/schema/schema'
import { decide } from '../../decide/decide'
import { advanceWhole } from '../../flow/advanceWhole'
import type { Action, Flow } from '../../flow/flow'
import { visibleOffers } from '../../flow/visibleOffers'
import type { Situation } from '../../situation/schema'
import { answersTo } from './candidates'
import { fillingsOn, opened, proofTime } from './machine'
import { reach } from './reach'
import { switchedOn } from './switchedOn'

/** A way through the flow on which a customer cancels, pressing only what leads on. */
export interface WayOut {
  preset: Preset
  /** The screens in their order, each offer by its id. */
  screens: string[]
  /** What is pressed on each of them; the page's own button, before the first, is none. */
  presses: string[]
  /** How many offers are shown on the way. */
  offers: number
  /** `referred` where a store bills the subscription, and only the store can cancel it. */
  ends: 'canceled' | 'referred'
  /** How many of the customers who get something different have this way. */
  customers: number
}

/** The ways out of a config, and of each preset the customer who is shown the most. */
export interface WaysOut {
  ways: WayOut[]
  typical: { preset: Preset; situation: Situation }[]
}

/** What leads on to the cancellation. Whoever presses `back` or `keep` has other plans. */
const onward: readonly Action['type'][] = ['continue', 'decline', 'cancel', 'confirm', 'refer']

/** No flow has as many screens, and of one customer no more ways than these are followed. */
const most = { screens: 12, ways: 500, customers: 40, dealt: 8 }

/** Every way out that customers of this config have while nothing goes wrong, the shortest of each preset first. */
export function waysOut(given: Config): WaysOut {
  const config = switchedOn(given)
  const { situations } = reach(config)
  const found = new Map<string, WayOut>()
  const typical = new Map<Preset, { situation: Situation; shown: number }>()
  for (const situation of situations.slice(0, most.customers * presetsOf(config).length)) {
    const preset = presetOf(config, situation)
    const all = dealt(config, situation).flatMap((each) => follow(opened(config, each, true)))
    const own = new Map(all.map((way) => [JSON.stringify([way.screens, way.presses]), way]))
    for (const [key, way] of own) {
      const known = found.get(preset + key)
      if (known) known.customers += 1
      else found.set(preset + key, { preset, ...way, customers: 1 })
    }
    const shown = shownOn(all)
    if (shown > (typical.get(preset)?.shown ?? -1)) typical.set(preset, { situation, shown })
  }
  const order = presetsOf(config)
  return {
    ways: [...found.values()].sort(
      (a, b) => order.indexOf(a.preset) - order.indexOf(b.preset) || a.presses.length - b.presses.length,
    ),
    typical: [...typical].map(([preset, { situation }]) => ({ preset, situation })),
  }
}

/** The customer, and where chance deals offers, others like them until so many were asked: one of each hand. */
function dealt(config: Config, situation: Situation): Situation[] {
  if (!config.holdout?.share && !config.rules?.some(({ experiment }) => experiment)) return [situation]
  const rows = answersTo(config).combinations
  const hands = new Map<string, Situation>()
  for (let index = 1; index <= most.dealt; index++) {
    const each = { ...situation, customer: { ...situation.customer, id: `customer-${index}` } }
    const hand = rows.map((answers) => decide(config, { ...each, answers }).offers.map(({ id }) => id))
    if (!hands.has(JSON.stringify(hand))) hands.set(JSON.stringify(hand), each)
  }
  return [...hands.values()]
}

/** How much of a flow is seen on these ways: what leads from a running subscription, with the most offers. */
function shownOn(ways: readonly Way[]): number {
  const screens = new Set(ways.flatMap(({ screens }) => screens))
  const offers = [...screens].filter((screen) => screen.startsWith('offer ')).length
  return offers * 2 + Number(!screens.has('state') && ways.length > 0)
}

type Way = Omit<WayOut, 'preset' | 'customers'>

/** The ways from the first screen: depth first, since a screen that only leads on is never come back to. */
function follow(start: Flow): Way[] {
  const ways: Way[] = []
  const walk = (flow: Flow, screens: readonly string[], presses: readonly string[]) => {
    if (ways.length >= most.ways || screens.length > most.screens) return
    if (flow.busy) return walk(advanceWhole(flow, { type: 'settled', receipt: {} }, proofTime), screens, presses)
    if (flow.outcome === 'canceled' || flow.outcome === 'referred') {
      ways.push({ screens: [...screens], presses: [...presses], offers: flow.shown.length, ends: flow.outcome })
      return
    }
    if (flow.closed || flow.outcome) return
    const here = [...screens, screenOf(flow)]
    for (const filled of [flow, ...fillingsOn(flow).map((actions) => actions.reduce(done, flow))]) {
      for (const type of onward) {
        const next = done(filled, { type } as Action)
        if (next !== filled && hasMoved(filled, next)) walk(next, here, [...presses, type])
      }
    }
  }
  walk(start, [], [])
  return ways
}

const done = (flow: Flow, action: Action): Flow => advanceWhole(flow, action, proofTime)

/** Whether a press has led somewhere: a hint on the same screen is no way out. */
function hasMoved(before: Flow, after: Flow): boolean {
  return after.busy || after.outcome !== before.outcome || screenOf(after) !== screenOf(before)
}

function screenOf(flow: Flow): string {
  if (flow.step === 'offer')
    return `offer ${visibleOffers(flow)
      .map(({ id }) => id)
      .join(', ')}`
  return flow.step === 'custom' ? `step ${flow.merchantStep?.id}` : flow.step
}
