import type { Config, Experiment } from '../../config/schema/schema'
import type { Session } from '../log/session'
import { anytimeDifference } from '../statistics/anytime'
import { bootstrapDifference, bootstrapMean } from '../statistics/bootstrap'
import { difference, type Estimate, ratio } from '../statistics/compare'
import { type Count, type Rate, rate } from '../statistics/rate'
import { type SampleRatio, sampleRatio } from '../statistics/sampleRatio'
import { type Verdict, verdict } from '../statistics/verdict'
import { group, toRecord } from './group'
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
  nets: Map<string, number[]>
}

/**
 * How each experiment's arms did, by experiment id. A session counts in the arm that its decision dealt, whether the offer
 * was shown or not.
 */
export function countExperiments(sessions: readonly Session[], config: Config | undefined, seed: number) {
  const known = new Map(config?.rules?.flatMap(({ experiment }) => (experiment ? [[experiment.id, experiment]] : [])))
  const dealt = group(sessions, (session) => variationsOf(session).map(({ id }) => id))
  return toRecord(dealt, (those, id) => {
    const seen = group(those, (session) =>
      variationsOf(session).flatMap((each) => (each.id === id ? [each.variation] : [])),
    )
    return figures(readArms(seen, known.get(id), config), seed)
  })
}

function variationsOf({ decisions }: Session) {
  return decisions.flatMap(({ experiment }) => experiment ?? [])
}

/** The arms of an experiment, those of the config first and in its order. An arm that nobody was dealt is one all the same. */
function readArms(seen: Map<string, Session[]>, known: Experiment | undefined, config: Config | undefined): Arm[] {
  const weights = new Map(known?.variations.map(({ key, weight }) => [key, weight]))
  const keys = new Set([...weights.keys(), ...[...seen.keys()].sort()])
  return [...keys].map((key) => {
    const sessions = seen.get(key) ?? []
    const byCurrency = [...group(sessions, ({ currency }) => (currency ? [currency] : []))]
    byCurrency.sort(([a], [b]) => (a < b ? -1 : 1))
    return {
      key,
      weight: known ? (weights.get(key) ?? 0) : 1,
      saved: { hits: sessions.filter(({ outcome }) => outcome === 'saved').length, n: sessions.length },
      nets: new Map(byCurrency.map(([name, those]) => [name, those.map((each) => netSaved(each, config))])),
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
    revenue: toRecord(nets, (values) => bootstrapMean(values, seed)),
  }
}

function against(control: Arm, { saved, nets }: Arm, seed: number) {
  return {
    difference: difference(saved, control.saved),
    anytime: anytimeDifference(saved, control.saved),
    ratio: ratio(saved, control.saved),
    revenueDifference: toRecord(nets, (values, currency) =>
      bootstrapDifference(values, control.nets.get(currency) ?? [], seed),
    ),
    verdict: verdict(saved, control.saved),
  }
}
