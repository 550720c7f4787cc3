import type { Problem } from '../../config/check/problem'
import type { PolicyRule } from '../../config/fairness/policies'
import { type FairnessRule, type FairnessRuleId, fairnessRules } from '../../config/fairness/rules'
import { type Preset, presetOf } from '../../config/schema/presetOf'
import type { Config } from '../../config/schema/schema'
import { counted } from '../../report/print/wording'
import type { Proof } from '../prove/prove'
import type { WayOut } from '../prove/waysOut'
import type { Result, RuleResult } from './fairnessReport'
import type { Measured } from './measured'
import { ownDuties } from './ownDuties'

/** All that rules are judged by. */
export interface Known {
  config: Config
  problems: readonly Problem[]
  proof: Proof
  ways: readonly WayOut[]
  measured?: Measured | undefined
}

/** The checks of a drawn flow by the rules that they are about. */
const measuredBy: Readonly<Partial<Record<FairnessRuleId, readonly string[]>>> = {
  'way-out': ['way'],
  'nothing-required': ['preselected', 'required'],
  offers: ['offers'],
  'equal-buttons': ['parity'],
  'same-look': ['colors'],
  'cancel-label': ['way'],
  wording: ['wording'],
  'no-obstacles': ['countdown'],
}

/** The rules that going through every state of the flow is a proof of. */
const proven: readonly FairnessRuleId[] = ['customers-word', 'way-out', 'presses', 'offers', 'nothing-required']

/** What became of one rule of a preset: every fault there is, or what was looked at without finding one. */
export function resultOf(rule: PolicyRule, preset: Preset, known: Known): RuleResult {
  const { says, heldBy }: FairnessRule = fairnessRules[rule.id]
  const found = faultsOf(rule.id, preset, known)
  const evidence = found.length ? found.map(({ text }) => text) : examined(rule, preset, known)
  return { ...rule, says, heldBy, result: resultFor(rule.id, found, known), evidence }
}

interface Fault {
  isFirm: boolean
  text: string
}

function faultsOf(id: FairnessRuleId, preset: Preset, { config, problems, proof, measured }: Known): Fault[] {
  const runs = measured?.runs.filter((run) => run.preset === preset) ?? []
  return [
    ...problems
      .filter(({ rule }) => rule === id)
      .map(({ severity, path, message }) => ({ isFirm: severity === 'error', text: `check: ${path}: ${message}.` })),
    ...proof.problems
      .filter(({ rule, counterexample }) => rule === id && presetOf(config, counterexample?.situation ?? {}) === preset)
      .map(({ message, counterexample }) => ({
        isFirm: true,
        text: `prove: ${message}; path: ${counterexample?.path?.join(', then ') || 'the first screen'}.`,
      })),
    ...runs.flatMap(({ language, scheme, width, checks }) =>
      checks
        .filter(({ mark, check }) => mark === 'bad' && measuredBy[id]?.includes(check))
        .flatMap(({ faults }) => faults)
        .map((fault) => ({
          isFirm: id !== 'wording',
          text: `measured, ${language}, ${scheme}, ${width} px: ${fault}.`,
        })),
    ),
  ]
}

function resultFor(id: FairnessRuleId, found: readonly Fault[], { config, measured }: Known): Result {
  const isWaived = fairnessRules[id].isWaivable && config.waivers?.some(({ rule }) => rule === id)
  if (found.length > 0) return isWaived ? 'waived' : found.some(({ isFirm }) => isFirm) ? 'fails' : 'doubt'
  if (ownDuties[id]) return 'page'
  if (measuredBy[id]) return measured ? 'holds' : 'not measured'
  return proven.includes(id) || isRead(id) ? 'holds' : 'kept'
}

const isRead = (id: FairnessRuleId): boolean => (fairnessRules[id] as FairnessRule).heldBy.includes('check')

/** What was looked at for a rule that no fault was found of. */
function examined({ id, figure }: PolicyRule, preset: Preset, { proof, ways, measured }: Known): string[] {
  const duty = ownDuties[id]
  if (duty) return [duty]
  const runs = measured?.runs.filter((run) => run.preset === preset) ?? []
  const checks = runs.flatMap((run) => run.checks.filter(({ check }) => measuredBy[id]?.includes(check)))
  const seen = checks.filter(({ mark }) => mark !== 'unknown')
  const said = [
    isRead(id) && 'Every text, number and rule of the config was read.',
    proven.includes(id) &&
      `${counted(proof.states, 'state')} of ${counted(proof.customers, 'different customer')} were gone through${proof.isComplete ? '' : ', a sample'}.`,
    id === 'presses' && figuresOf(ways.filter((way) => way.preset === preset)),
    seen.length > 0 &&
      `Measured in ${counted(runs.length, 'run')}: ${[...new Set(seen.map(({ check, measured }) => `${check}: ${measured}`))].join('; ')}.`,
    checks.length > 0 && seen.length === 0 && `Nothing to measure: ${checks[0]?.measured}.`,
    measuredBy[id] && !measured && 'Not measured, since there was no browser.',
    id === 'rest' && figure !== undefined && `The flow makes no declined offer again for ${counted(figure, 'day')}.`,
    id === 'same-look' && 'The flow draws both by the same style.',
  ].filter((each) => typeof each === 'string')
  return said.length > 0 ? said : ['The flow has no other way.']
}

function figuresOf(ways: readonly WayOut[]): string {
  const presses = ways.map((way) => way.presses.length)
  if (presses.length === 0) return 'No customer of this preset cancels here.'
  const [least, most] = [Math.min(...presses), Math.max(...presses)]
  const range = least === most ? `${least}` : `${least} to ${most}`
  return `${counted(ways.length, 'way')} out, of ${range} presses from the first screen.`
}
