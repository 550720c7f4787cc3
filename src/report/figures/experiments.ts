import type { Config, Experiment } from '../../config/schema/schema'
import type { Session } from '../log/session'
import { anytimeDifference } from '../statistics/anytime'
import { bootstrapDifference, bootstrapMean } from '../statistics/bootstrap'
import { difference, type Estimate, ratio } from '../statistics/compare'
import { createSample, type Sample } from '../statistics/createSample'
import { type Count, type Rate, rate } from '../statistics/rate'
import { type SampleRatio, sampleRatio } from '../statistics/sampleRatio'
import { type Verdict, verdict } from '../statistics/verdict'
import { createGroups } from './createGroups'
import type { Figure } from './figure'
import { netSaved } from './revenue'

/** The figures of one arm of an experiment. A rate is the share of sessions that were saved. */
export interface ArmFigures {
  sessions: number
  saved: number
  rate: Rate | null
  /** Net saved revenue of one session on average, by currency: minor units a month. */
  revenue: Record<string, Estimate | null>
  /** How the arm differs from the control arm. The control arm has none of these fields. */
  difference?: Estimate | null
  /** The same difference with an interval that stays valid however often one looks. Go by this one while the experiment runs. */
  anytime?: Estimate | null
  ratio?: ReturnType<typeof ratio>
  revenueDifference?: Record<string, Estimate | null>
  verdict?: Verdict
}

/** How the arms of one experiment did. */
export interface ExperimentFigures {
  /** The arm that the others are compared with: the one named `control`, else the config's first, else the first by name. */
  control: string
  arms: Record<string, ArmFigures>
  sampleRatio: SampleRatio
}

interface Arm {
  key: string
  weight: number
  saved: Count
  /** What each session kept, by currency; 0 for one that was not saved. The mean is what the arm is worth. */
  nets: [currency: string, sample: Sample][]
}

/**
 * How each experiment's arms did, by experiment id. A session counts in the arm that its decision dealt, whether the offer
 * was shown or not.
 */
export function createExperiments(config: Config | undefined, seed: number): Figure<Record<string, ExperimentFigures>> {
  const known = new Map(config?.rules?.flatMap(({ experiment }) => (experiment ? [[experiment.id, experiment]] : [])))
  const dealt = createGroups(() => createGroups(createArm))

  function add(session: Session): void {
    const variations = session.decisions.flatMap(({ experiment }) => experiment ?? [])
    if (variations.length === 0) return
    const net = netSaved(session, config)
    for (const [place, id] of [...new Set(variations.map((each) => each.id))].entries()) {
      const own = variations.flatMap((each) => (each.id === id ? [each.variation] : []))
      dealt.at(id, session, place).each(own, session, (arm) => arm.add(session, net))
    }
  }

  return {
    add,
    result: () => dealt.record((seen, id) => figures(armsOf(new Map(seen.entries()), known.get(id)), seed)),
  }
}

type ArmCounter = ReturnType<typeof createArm>

function createArm() {
  const saved = { hits: 0, n: 0 }
  const nets = new Map<string, ReturnType<typeof createSample>>()

  function add(session: Session, net: number): void {
    saved.n += 1
    if (session.outcome === 'saved') saved.hits += 1
    if (!session.currency) return
    const sample = nets.get(session.currency) ?? createSample()
    nets.set(session.currency, sample)
    sample.add(net, session)
  }

  return { add, saved, nets }
}

/** The arms of an experiment, those of the config first and in its order. An arm that nobody was dealt is one all the same. */
function armsOf(seen: Map<string, ArmCounter>, known: Experiment | undefined): Arm[] {
  const weights = new Map(known?.variations.map(({ key, weight }) => [key, weight]))
  const keys = new Set([...weights.keys(), ...[...seen.keys()].sort()])
  return [...keys].map((key) => {
    const { saved, nets } = seen.get(key) ?? createArm()
    const byCurrency = [...nets].sort(([a], [b]) => (a < b ? -1 : 1))
    return {
      key,
      weight: known ? (weights.get(key) ?? 0) : 1,
      saved,
      nets: byCurrency.map(([currency, sample]) => [currency, sample.result()]),
    }
  })
}

function figures(arms: readonly Arm[], seed: number): ExperimentFigures {
  const control = arms.find(({ key }) => key === 'control') ?? arms[0]
  const withFigures = arms.map((arm): [string, ArmFigures] => [
    arm.key,
    { ...alone(arm, seed), ...(control && arm !== control ? against(control, arm, seed) : {}) },
  ])
  return {
    control: control?.key ?? 'control',
    arms: Object.fromEntries(withFigures),
    sampleRatio: sampleRatio(arms.map(({ saved, weight }) => ({ count: saved.n, weight }))),
  }
}

function alone({ saved, nets }: Arm, seed: number): ArmFigures {
  return {
    sessions: saved.n,
    saved: saved.hits,
    rate: rate(saved),
    revenue: Object.fromEntries(nets.map(([currency, sample]) => [currency, bootstrapMean(sample, seed)])),
  }
}

function against(control: Arm, { saved, nets }: Arm, seed: number) {
  const theirs = new Map(control.nets)
  return {
    difference: difference(saved, control.saved),
    anytime: anytimeDifference(saved, control.saved),
    ratio: ratio(saved, control.saved),
    revenueDifference: Object.fromEntries(
      nets.map(([currency, sample]) => {
        const other = theirs.get(currency)
        return [currency, other ? bootstrapDifference(sample, other, seed) : null]
      }),
    ),
    verdict: verdict(saved, control.saved),
  }
}
