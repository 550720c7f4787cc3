import type { ExperimentFigures } from '../figures/experiments'
import { isDeflected } from '../figures/flows'
import { isHeldOut } from '../figures/holdout'
import type { Session } from '../log/session'
import type { Count } from '../statistics/rate'
import { type Cells, cellsOf, type Pair } from './cell'
import { channelPairs } from './channelPairs'
import { createCounts } from './createCounts'
import { placesOf } from './placesOf'

/** Which offer, wording and channel works for whom. */
export interface Comparison extends Cells {
  /** How many flows with a decision were held out of offers: without any, no offer can be compared. */
  heldOut: number
  /** How many cancellations passed no flow: without any, channels cannot be compared. */
  elsewhere: number
}

/** Compares offers with the holdout, arms with their control arm, and channels with each other, by groups of customers. */
export function createComparison() {
  const [offers, held, arms, cancellations] = [createCounts(), createCounts(), createCounts(), createCounts()]
  /** The rules that met the customers of each offer: only those held out whom one of them met can be compared. */
  const rules = new Map<string, Set<string>>()
  const counts = { heldOut: 0, elsewhere: 0 }

  function addDecided(session: Session): void {
    const decision = session.decisions.at(-1)
    if (!decision) return
    const [places, isKept] = [placesOf(session), isDeflected(session)]
    const { rule, offers: [offer] = [] } = decision
    if (isHeldOut(session)) {
      counts.heldOut += 1
      if (rule !== null) held.add(rule, places, isKept)
      return
    }
    if (offer !== undefined) {
      offers.add(offer, places, isKept)
      if (rule !== null) rules.set(offer, (rules.get(offer) ?? new Set()).add(rule))
    }
    for (const name of armsOf(session)) arms.add(name, places, isKept)
  }

  function addCanceled(session: Session, channel: string): void {
    const isElsewhere = channel !== inFlow
    if (isElsewhere) counts.elsewhere += 1
    cancellations.add(channel, placesOf(session), true)
  }

  return {
    /** Takes a flow. */
    add(session: Session): void {
      addDecided(session)
      if (session.outcome === 'canceled') addCanceled(session, inFlow)
    },
    /** Takes a cancellation that passed no flow. */
    addElsewhere: addCanceled,
    result(experiments: Record<string, ExperimentFigures>): Comparison {
      const ofOffers = [...offers.entries()].map(({ about, place, count }): Pair => {
        const others = [...(rules.get(about) ?? [])].map((rule) => held.at(rule, place))
        return { kind: 'offer', about, ...place, own: count, other: added(others), against: 'holdout' }
      })
      const ofArms = [...arms.entries()].flatMap(({ about, place, count }): Pair[] => {
        const [id = '', arm = ''] = JSON.parse(about) as string[]
        const { control, sampleRatio } = experiments[id] ?? {}
        // Arms that did not get their share cannot be compared, here as everywhere.
        if (control === undefined || control === arm || sampleRatio?.alarm) return []
        const other = arms.at(JSON.stringify([id, control]), place)
        return [{ kind: 'arm', about: `${id}: ${arm}`, ...place, own: count, other, against: control }]
      })
      const ofChannels = counts.elsewhere > 0 ? channelPairs(cancellations) : []
      return { ...cellsOf([...ofOffers, ...ofArms, ...ofChannels]), ...counts }
    },
  }
}

/** The name of the channel that the flow itself is. */
const inFlow = 'flow'

function armsOf({ decisions }: Session): Set<string> {
  return new Set(
    decisions.flatMap(({ experiment }) => (experiment ? [JSON.stringify([experiment.id, experiment.variation])] : [])),
  )
}

function added(counts: readonly Count[]): Count {
  return counts.reduce((all, { hits, n }) => ({ hits: all.hits + hits, n: all.n + n }), { hits: 0, n: 0 })
}
