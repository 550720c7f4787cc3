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

export interface ArmFigures {
  sessions: number
  saved: number
  rate: Rate | null
  /** Net saved revenue a session, by currency: a month's, minor units. */
  revenue: Record<string, Estimate | null>
  /** Against the control arm; the control itself has none of these. */
  difference?: Estimate | null
  /** The difference with an interval that holds at every look: this is the one to watch while the experiment runs. */
  anytime?: Estimate | null
  ratio?: ReturnType<typeof ratio>
  revenueDifference?: Record<string, Estimate | null>
  verdict?: Verdict
}

export interface ExperimentFigures {
  /** The arm the others are compared with: `control`, else the config's first, else the first by name. */
  control: string
  arms: Record<string, ArmFigures>
  sampleRatio: SampleRatio
}

interface Arm {
  key: string
  weight: number
  saved: Count
  /** What each session kept, by currency, 0 for one that wasn't saved: the mean is what an arm is worth. */
  nets: Map<string, number[]>
}

/** How each experiment's arms did. A session counts in the arm that its decision dealt, shown or not. */
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

/** The config's arms first, in its order: one that nobody was dealt is an arm all the same. */
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
