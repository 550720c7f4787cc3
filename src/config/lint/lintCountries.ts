import { at, type Problem } from '../check/problem'
import type { Config } from '../schema/schema'
import { isCountry, meantCountry } from './countries'
import { distance } from './distance'
import { failure, spotAt, warning } from './finding'

/** Finds presets by country that no customer gets, because their key is no country, and a map without a default. */
export function lintCountries({ fairness }: Config): Problem[] {
  if (typeof fairness !== 'object') return []
  const strange = Object.keys(fairness).filter((key) => key !== 'default' && !isCountry(key))
  const isMissing = !('default' in fairness) && !strange.some(isDefault)
  return [...strange.map((key) => strangeKey(key)), ...(isMissing ? [noDefault] : [])]
}

const isDefault = (key: string) => distance(key.toLowerCase(), 'default') < 3

function strangeKey(key: string): Problem {
  const meant = isDefault(key) ? 'default' : meantCountry(key)
  const message = `"${key}" is no country's code (ISO 3166-1, two capital letters), so no customer has this preset`
  const group =
    key === 'EU' ? 'The EU is no country: give each of its countries a key, or make "eu" the default.' : undefined
  const mend = group ?? (meant ? `Did you mean "${meant}"? Rename it.` : 'Codes are such as "DE", "FR" or "KR".')
  return failure(spotAt(at('fairness', key)), message, mend)
}

const noDefault = warning(
  spotAt('fairness'),
  'there is no "default", so customers of all other countries, and of none that is known, have "us-ca"',
  'Say which preset they have: "default": "us-ca", for one.',
)
