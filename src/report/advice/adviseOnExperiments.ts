import type { Config } from '../../config/schema/schema'
import type { ArmFigures, ExperimentFigures } from '../figures/experiments'
import { percent, points } from '../print/wording'
import type { Advice, Figures, PatchOperation } from './advice'

/** Advice on arms that win or lose against the control arm, and on splits that cannot be believed. */
export function adviseOnExperiments(
  { experiments }: Pick<Figures, 'experiments'>,
  config: Config | undefined,
): Advice[] {
  return Object.entries(experiments).flatMap(([id, experiment]) =>
    experiment.sampleRatio.alarm ? [wrongSplit(id, experiment)] : armsOf(id, experiment, config),
  )
}

function wrongSplit(id: string, { sampleRatio, arms }: ExperimentFigures): Advice {
  const sessions = Object.fromEntries(Object.entries(arms).map(([key, arm]) => [key, arm.sessions]))
  return {
    kind: 'split_is_wrong',
    about: id,
    text: `The arms of ${id} did not get the share they were to get. Records were lost in one of them, or it is dealt wrongly: do not compare them before that is found.`,
    numbers: { p: sampleRatio.p, sessions },
    patch: null,
  }
}

function armsOf(id: string, { arms, control }: ExperimentFigures, config: Config | undefined): Advice[] {
  return Object.entries(arms).flatMap(([key, arm]) => {
    if (arm.verdict === 'higher') return [told('arm_wins', { id, key, control }, arm, ending(id, key, config))]
    if (arm.verdict === 'lower') return [told('arm_loses', { id, key, control }, arm, ending(id, control, config))]
    return arm.verdict === 'no difference seen' ? [unproven({ id, key, control }, arm)] : []
  })
}

interface Pair {
  id: string
  key: string
  control: string
}

function told(
  kind: 'arm_wins' | 'arm_loses',
  { id, key, control }: Pair,
  { rate, difference, anytime, ratio, revenueDifference }: ArmFigures,
  patch: PatchOperation[] | null,
): Advice {
  const word = kind === 'arm_wins' ? 'more' : 'less'
  return {
    kind,
    about: `${id}: ${key}`,
    text: `${key} saves ${word} often than ${control}: ${percent(rate?.value)}, ${points(difference)}. ${peeking(anytime)} Look at the revenue too.`,
    numbers: { rate, difference, anytime, ratio, revenueDifference },
    patch,
  }
}

function peeking(anytime: ArmFigures['anytime']): string {
  const holds = anytime && (anytime.low > 0 || anytime.high < 0)
  return holds
    ? `It holds however often you looked: ${points(anytime)}.`
    : `This holds if the end was set before looking; for who looked on the way and stopped at the first difference it is too early: ${points(anytime)}.`
}

/**
 * Advice on an arm whose interval includes 0. It also includes real effects, in both directions; only more sessions tell
 * which is true.
 */
function unproven({ id, key, control }: Pair, { difference, ratio, revenueDifference }: ArmFigures): Advice {
  return {
    kind: 'arm_unproven',
    about: `${id}: ${key}`,
    text: `No difference seen between ${key} and ${control}: ${points(difference)}. It may do nothing, or as much as either end of this interval says. If one of them costs less, that one is the safer choice.`,
    numbers: { difference, ratio, revenueDifference },
    patch: null,
  }
}

/** A patch that ends the experiment by giving everyone one arm's offers; null where the config does not know the arm. */
function ending(id: string, arm: string, config: Config | undefined): PatchOperation[] | null {
  const index = config?.rules?.findIndex(({ experiment }) => experiment?.id === id) ?? -1
  const variation = config?.rules?.[index]?.experiment?.variations.find(({ key }) => key === arm)
  if (!variation) return null
  return [
    { op: 'replace', path: `/rules/${index}/offers`, value: variation.offers },
    { op: 'remove', path: `/rules/${index}/experiment` },
  ]
}
