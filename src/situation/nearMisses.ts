import { isObject } from '../base/isObject'
import { at, type Problem } from '../config/check/problem'
import { distance } from '../config/lint/distance'
import { expected, generalPath } from './expected'
import { plainWord } from './reading'

/** Other names that people give to our fields, in the form of `plainWord`. */
const otherNames = new Map([
  ['name', 'firstName'],
  ['givenname', 'firstName'],
  ['tz', 'timeZone'],
  ['countrycode', 'country'],
  ['state', 'status'],
  ['planid', 'plan'],
  ['price', 'amount'],
  ['unitamount', 'amount'],
  ['priceid', 'plan'],
  ['cycle', 'interval'],
  ['billingcycle', 'interval'],
  ['billingperiod', 'interval'],
  ['seats', 'quantity'],
  ['startdate', 'startedAt'],
  ['createdat', 'startedAt'],
  ['trialendsat', 'trialEnd'],
  ['trialendat', 'trialEnd'],
  ['periodend', 'currentPeriodEnd'],
  ['currentperiodendsat', 'currentPeriodEnd'],
  ['currenttermend', 'currentPeriodEnd'],
  ['nextbillingdate', 'currentPeriodEnd'],
  ['renewsat', 'currentPeriodEnd'],
  ['language', 'locale'],
  ['lang', 'locale'],
])

/** Finds the page's own fields that are probably a misspelled one of ours, which rules and screens then lack. */
export function nearMisses(value: unknown, path = ''): Problem[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => nearMisses(entry, at(path, index)))
  if (!isObject(value) || !hasFields(path)) return []
  const known = knownNames(path)
  return Object.keys(value).flatMap((key) => {
    if (known.includes(key)) return nearMisses(value[key], at(path, key))
    const meant = known.find((name) => isNear(key, name))
    return meant && !Object.hasOwn(value, meant) ? [misspelled(at(path, key), meant)] : []
  })
}

const hasFields = (path: string) => path !== 'answers' && path !== 'page'

const knownNames = (path: string): string[] => {
  const start = path && `${generalPath(path)}.`
  const below = [...expected.keys()].filter((known) => known !== '' && known.startsWith(start))
  return below.map((known) => known.slice(start.length)).filter((name) => /^\w+$/.test(name))
}

function isNear(key: string, name: string): boolean {
  const word = plainWord(key)
  if (word === name.toLowerCase() || otherNames.get(word) === name) return true
  return distance(word, name.toLowerCase()) <= (name.length > 7 ? 2 : name.length > 3 ? 1 : 0)
}

const misspelled = (path: string, meant: string): Problem => ({
  severity: 'warning',
  path,
  message: 'is none of our fields; rules may read it as your own, screens do not',
  mend: `Did you mean ${meant}?`,
})
