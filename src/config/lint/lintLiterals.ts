import type { Problem } from '../check/problem'
import type { Config } from '../schema/schema'
import { failure, warning } from './finding'
import { isStrange, type Known, lookUp, pathsUnder, type Strange } from './known'
import { literalFault } from './literalFault'
import { didYouMean, nearest, nearestOf } from './nearest'
import { literalsOf, type Operand, operandsOf } from './operands'
import { situationOf } from './situationOf'

/** Finds attributes that do not exist, and values that an attribute never has. Such a rule never matches, silently. */
export function lintLiterals(config: Config): Problem[] {
  const situation = situationOf(config)
  return operandsOf(config).flatMap((operand) => {
    const found = lookUp(operand.attribute, situation)
    return isStrange(found) ? strangeName(operand, found, situation) : strangeLiterals(operand, found, config)
  })
}

function strangeLiterals(operand: Operand, known: Known, config: Config): Problem[] {
  const { attribute, operator } = operand
  return literalsOf(operand, config).flatMap(({ value, spot }) => {
    const fault = literalFault({ attribute, operator, value, known })
    if (!fault) return []
    const finding = fault.severity === 'error' ? failure : warning
    return [finding(spot, fault.message, fault.mend)]
  })
}

function strangeName({ attribute, named }: Operand, strange: Strange, situation: Known): Problem[] {
  const { name, parent, known, rest } = strange
  const fields = Object.keys(known.fields ?? {})
  const pathOf = (field: string) => [parent, field, rest].filter(Boolean).join('.')
  if (known.isOpen) {
    const meant = nearest(name, fields)
    if (meant === undefined) return []
    const message = `${attribute} is a field of your own, and nearly ${pathOf(meant)}, which fairwell knows`
    return [warning(named, message, `Did you mean ${pathOf(meant)}? If not, leave it.`)]
  }
  if (known.kind !== 'object') {
    const message = `${parent} is one value and has no ${name}, so ${attribute} is missing for everyone`
    return [failure(named, message, didYouMean(parent))]
  }
  const meant = parent === '' ? meantRoot(attribute, name, rest, situation) : nearestOf(name, fields)
  const what = parent === '' ? 'nothing a rule can look at begins with' : 'no question of the survey has the id'
  const message = `${what} "${name}", so ${attribute} is missing for everyone`
  const hint = parent === '' ? meant : meant && pathOf(meant)
  return [failure(named, message, didYouMean(hint, parent === '' ? fields : fields.map(pathOf)))]
}

/** The path that was likely meant where the root is wrong: `subscripton.mrr`, `mrr` without a root, or `user.plan`. */
function meantRoot(attribute: string, name: string, rest: string, situation: Known): string | undefined {
  const root = nearest(name, Object.keys(situation.fields ?? {}))
  if (root) return rest ? `${root}.${rest}` : root
  const [last = name] = attribute.split('.').slice(-1)
  return pathsUnder(situation).find((path) => path.endsWith(`.${last}`))
}
