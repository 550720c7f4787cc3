import { at, type Problem } from '../check/problem'
import type { Config } from '../schema/schema'
import { type Spot, spotAt, warning } from './finding'
import { strangeLanguage } from './languageCodes'
import { textsOf } from './placedTexts'

/** Finds unknown language codes of texts, messages and keywords: no customer is ever shown those texts. */
export function lintLanguages(config: Config): Problem[] {
  const { messages = {}, survey } = config
  const placed = textsOf(config).flatMap(({ path, text }) =>
    typeof text === 'string' ? [] : Object.keys(text).map((code) => ({ code, spot: spotAt(at(path, code)) })),
  )
  const spoken = Object.keys(messages).map((code) => ({ code, spot: spotAt(at('messages', code)) }))
  const known = survey.reasons.flatMap(({ keywords = {} }, index) =>
    Object.keys(keywords).map((code) => ({ code, spot: spotAt(at(`survey.reasons[${index}].keywords`, code)) })),
  )
  // A code is looked up once: there are few, and a thousand texts may name them.
  const verdicts = new Map([...placed, ...spoken, ...known].map(({ code }) => [code, strangeLanguage(code)]))
  return [...placed, ...spoken, ...known].flatMap(({ code, spot }) => {
    const strange = verdicts.get(code)
    return strange ? [unknownLanguage(code, strange.meant, spot)] : []
  })
}

function unknownLanguage(code: string, meant: string | undefined, spot: Spot): Problem {
  const hint = meant ? `Did you mean "${meant}"?` : ''
  const message = `"${code}" is no language's code (BCP 47), so nobody is shown it`
  return warning(spot, message, `${hint} Codes are such as "en", "pt-BR" or "zh-Hans".`.trim())
}
