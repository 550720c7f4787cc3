import { currencyCodes, isCurrency } from '../../base/currencies'
import { shown } from '../check/problem'
import { longestText } from '../schema/longestText'
import { type Comparison, doubt, type Fault, kindFault, never, ordering } from './fault'
import { strangeLanguage } from './languageCodes'
import { meantCurrency } from './meantCurrency'
import { meantOf } from './meantWords'
import { didYouMean } from './nearest'

const anyCase = ['$ini', '$nini']

/** What is wrong with a comparison of a text: an unknown word or code, or an operator that asks for more or less. */
export function textFault(comparison: Comparison): Fault | undefined {
  const { attribute, operator = '', value, known } = comparison
  const { oneOf, code } = known
  if (ordering.includes(operator)) {
    if (!oneOf && typeof value === 'string') return undefined
    const message = `${attribute} is text, and ${operator} ${shown(value)} asks for more or less of it`
    return doubt(message, 'Compare texts with $in, numbers with $gt and the like.')
  }
  if (oneOf) return wordFault(comparison, oneOf)
  if (typeof value !== 'string') return kindFault(comparison, 'text')
  if (code === 'currency') return currencyFault(attribute, value)
  return code === 'language' ? languageFault(comparison, value) : undefined
}

function wordFault(
  { attribute, operator = '', value, known }: Comparison,
  oneOf: readonly string[],
): Fault | undefined {
  const isMet = anyCase.includes(operator)
    ? oneOf.some((word) => word.toLowerCase() === `${value}`.toLowerCase())
    : oneOf.some((word) => word === value)
  if (isMet) return undefined
  const { what = 'value', isLoose } = known
  const message = oneOf.length
    ? `${shown(value)} is no ${what}, so ${attribute} never is that`
    : `${attribute} never is ${shown(value)}: there is no ${what}`
  const fault = isLoose ? doubt : never
  return fault(message, didYouMean(quoted(meantOf(`${value}`, oneOf)), oneOf))
}

function currencyFault(attribute: string, value: string): Fault | undefined {
  if (isCurrency(value)) return undefined
  const message = `${shown(value)} is no currency of ISO 4217 in upper case, so ${attribute} never is that`
  return never(message, meantCurrency(value))
}

function languageFault({ attribute, operator = '' }: Comparison, value: string): Fault | undefined {
  const strange = strangeLanguage(value)
  if (!strange) return anyCase.includes(operator) ? undefined : uncanonical(attribute, value)
  const message = `${shown(value)} is no language's code (BCP 47), so ${attribute} never is that`
  return never(
    message,
    strange.meant ? `Did you mean "${strange.meant}"? Such is what pages say.` : 'Write one such as "de" or "pt-BR".',
  )
}

/** Pages may say a language in any case; rules are told of its canonical form. */
function uncanonical(attribute: string, value: string): Fault | undefined {
  const [canonical = value] = Intl.getCanonicalLocales(value)
  if (canonical === value) return undefined
  const message = `${attribute} is told in its canonical form, so it never is ${shown(value)}`
  return never(message, `Did you mean "${canonical}"?`)
}

/** What is wrong with a pattern: none of the attribute's possible words matches it. */
export function patternFault({
  attribute,
  operator,
  value,
  known: { code, what = code ?? 'value', oneOf = code === 'currency' ? currencyCodes() : undefined },
}: Comparison): Fault | undefined {
  if (!oneOf || typeof value !== 'string' || longestText(value) < 1) return undefined
  try {
    const pattern = new RegExp(value, operator === '$regexi' ? 'i' : '')
    if (oneOf.some((word) => pattern.test(word))) return undefined
  } catch {
    // lintConditions reports invalid and slow patterns.
    return undefined
  }
  return never(
    `no ${what} matches ${shown(value)}, so ${attribute} never does`,
    didYouMean(undefined, code ? ['USD', 'EUR'] : oneOf),
  )
}

function quoted(word: string | undefined): string | undefined {
  return word === undefined ? undefined : `"${word}"`
}
