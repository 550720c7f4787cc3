import type { Problem } from '../../config/check/problem'
import type { PolicyRule } from '../../config/fairness/policies'
import type { FairnessRule } from '../../config/fairness/rules'
import type { FairnessSource, FairnessSourceId } from '../../config/fairness/sources'
import type { Preset } from '../../config/schema/presetOf'
import type { Proof } from '../prove/prove'
import type { WayOut } from '../prove/waysOut'
import type { Measured } from './measured'

/**
 * What became of a rule. `doubt`: only warnings were found. `kept`: the flow's own code keeps it, and nothing here tried to break
 * it. `page`: it is the page's or the server's to keep.
 */
export type Result = 'holds' | 'doubt' | 'fails' | 'waived' | 'kept' | 'page' | 'not measured'

/** A rule of a preset, what was looked at for it, and what came of that. */
export interface RuleResult extends PolicyRule, Pick<FairnessRule, 'says' | 'heldBy'> {
  result: Result
  /** What was examined, and every fault, in sentences. */
  evidence: string[]
}

/** A preset that the config names, with its rules. */
export interface PresetResult {
  preset: Preset
  place: string
  /** The countries that the config names it for; `default` stands for all others. */
  countries: string[]
  sources: FairnessSourceId[]
  rules: RuleResult[]
}

/** Somebody's word that a rule need not hold here. */
export interface WaiverResult {
  rule: string
  name: string
  reason: string
  /** What it was given for: the problems that would be errors without it. */
  waives: string[]
}

/** What a report does not say, and what would have to be done to know it. */
export interface Gap {
  what: string
  how: string
}

/** What `fairwell check --fairness` has found of one config. */
export interface FairnessReport {
  /** Whether no rule fails. */
  ok: boolean
  made: string
  fairwell: string
  policyVersion: string
  config: { id: string; configHash: string; file: string; sha256: string; isSwitchedOff: boolean }
  presets: PresetResult[]
  ways: WayOut[]
  proof: Pick<Proof, 'ok' | 'states' | 'customers' | 'isComplete' | 'problems'>
  /** What `check` has found of the config's texts, numbers and rules. */
  problems: Problem[]
  /** What was measured in a browser; undefined where there was none, and `notMeasured` says why. */
  measured?: Measured
  waivers: WaiverResult[]
  sources: Partial<Record<FairnessSourceId, FairnessSource>>
  /** What could have been measured here, and was not. */
  notMeasured: Gap[]
  /** What no program can check. */
  notChecked: Gap[]
}
