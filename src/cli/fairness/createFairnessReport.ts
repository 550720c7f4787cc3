import { createHash } from 'node:crypto'
import { version } from '../../base/version'
import type { Problem } from '../../config/check/problem'
import { configHash } from '../../config/configHash'
import { policies, policyVersion } from '../../config/fairness/policies'
import { type FairnessSource, fairnessSources } from '../../config/fairness/sources'
import { type Preset, presetsOf } from '../../config/schema/presetOf'
import type { Config } from '../../config/schema/schema'
import type { FairnessReport, Gap, PresetResult, WaiverResult } from './fairnessReport'
import { notChecked } from './gaps'
import { type Known, resultOf } from './resultOf'

/** What a report is made of, beside what is known of the config. */
export interface Made extends Known {
  /** The name of the config's file, and its text. */
  file: string
  text: string
  now: Date
  /** What could not be measured, and why. */
  notMeasured: Gap[]
}

/** The fairness report of one config, from all that was found of it. */
export function createFairnessReport({ file, text, now, notMeasured, ...known }: Made): FairnessReport {
  const { config, problems, proof, ways, measured } = known
  const presets = presetsOf(config).map((preset) => presetResult(preset, known))
  const sources = new Set(presets.flatMap((each) => [...each.sources, ...each.rules.flatMap((rule) => rule.sources)]))
  return {
    ok: presets.every(({ rules }) => rules.every(({ result }) => result !== 'fails')),
    made: now.toISOString(),
    fairwell: version,
    policyVersion,
    config: {
      id: config.id,
      configHash: configHash(config),
      file,
      sha256: createHash('sha256').update(text).digest('hex'),
      isSwitchedOff: config.enabled === false,
    },
    presets,
    ways: [...ways],
    proof: {
      ok: proof.ok,
      states: proof.states,
      customers: proof.customers,
      isComplete: proof.isComplete,
      problems: proof.problems,
    },
    problems: [...problems],
    ...(measured && { measured }),
    waivers: waiversOf(config, problems),
    sources: Object.fromEntries([...sources].map((id): [string, FairnessSource] => [id, fairnessSources[id]])),
    notMeasured,
    notChecked: [...notChecked],
  }
}

function presetResult(preset: Preset, known: Known): PresetResult {
  const { place, sources, rules } = policies[preset]
  const { fairness } = known.config
  const countries = typeof fairness === 'object' ? Object.keys(fairness).filter((key) => fairness[key] === preset) : []
  return { preset, place, countries, sources, rules: rules.map((rule) => resultOf(rule, preset, known)) }
}

function waiversOf({ waivers = [] }: Config, problems: readonly Problem[]): WaiverResult[] {
  return waivers.map(({ rule, name, reason }) => ({
    ...{ rule, name, reason },
    waives: problems.filter((problem) => problem.rule === rule).map(({ path, message }) => `${path}: ${message}`),
  }))
}
