import { counted } from '../../report/print/wording'
import type { FairnessReport, Result } from './fairnessReport'

/** The results by the words that a reader gets, the worst first. */
export const resultWords: Readonly<Record<Result, string>> = {
  fails: 'fails',
  waived: 'waived',
  doubt: 'in doubt',
  'not measured': 'not measured',
  holds: 'holds',
  kept: 'kept by the flow',
  page: 'up to your page',
}

/** What the config's presets are designed against, in a sentence. */
export function designedAgainst({ presets, sources }: FairnessReport): string {
  const laws = [...new Set(presets.flatMap((each) => each.sources))].map((id) => sources[id]?.law ?? id)
  const names = presets.map(({ preset }) => preset).join(', ')
  const named = presets.length === 1 ? `The preset ${names}` : `The presets ${names}`
  if (laws.length === 0) return `${named} is designed against no law.`
  return `${named} ${presets.length === 1 ? 'is' : 'are'} designed against: ${laws.join('; ')}.`
}

/** How many rules came to which result, in a sentence. */
export function resultsText({ presets }: FairnessReport): string {
  const rules = presets.flatMap((each) => each.rules)
  const parts = Object.entries(resultWords).flatMap(([result, words]) => {
    const number = rules.filter((rule) => rule.result === result).length
    return number > 0
      ? [`${number} ${number > 1 ? words.replace('fails', 'fail').replace('holds', 'hold') : words}`]
      : []
  })
  return `Of ${counted(rules.length, 'rule')}: ${parts.join(', ')}.`
}
