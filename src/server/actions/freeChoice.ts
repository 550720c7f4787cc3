import type { Config } from '../../config/schema/schema'
import { quoted } from '../claims/quoted'
import { Refusal } from '../receive/refusal'
import { noticeFault } from './noticeFault'

interface Asked {
  action: 'cancel' | 'withdraw' | 'resume'
  choice: unknown
  flowId: unknown
}

/**
 * What `cancel`, `withdraw` or `resume` carries, which no claim checks: of `cancel` when it ends, where the config lets customers choose
 * that; of `cancel` and `withdraw` the notice, where the law wants one; and else nothing. Throws a Refusal that names what the config has no room for (law: picked is applied).
 */
export function freeChoice({ action, choice, flowId }: Asked, configs: readonly Config[]): Record<string, unknown> {
  if (choice === undefined || choice === null) return {}
  if (typeof choice !== 'object' || Array.isArray(choice))
    throw refused('choice', '{ ends, notice } or nothing', choice)
  const ends: readonly unknown[] = action === 'cancel' ? endsOf(configs, flowId) : []
  const given = Object.entries(choice).filter(([, value]) => value !== null)
  for (const [name, value] of given) {
    if (name === 'notice' && action !== 'resume') {
      const fault = noticeFault(value)
      if (fault) throw refused(fault.field, fault.expected, fault.value)
      continue
    }
    if (name === 'kind' && action === 'withdraw' && value === 'withdraw') continue
    if (name !== 'ends' || ends.length === 0) throw refused(`choice.${name.slice(0, 80)}`, 'nothing', value)
    if (!ends.includes(value)) throw refused('choice.ends', ends.join(' or '), value)
  }
  return Object.fromEntries(given)
}

/** When customers may let it end, by every version of the flow that they are in; by all flows where none is named. */
function endsOf(configs: readonly Config[], flowId: unknown): readonly unknown[] {
  const ofFlow = configs.filter(({ id }) => flowId === undefined || flowId === null || id === flowId)
  return [...new Set(ofFlow.flatMap(({ confirm }) => confirm?.ends ?? []))]
}

function refused(name: string, expected: string, value: unknown): Refusal {
  // What is nested is not quoted: a text of nothing but brackets is more than JSON.stringify can write.
  const got = typeof value === 'object' ? (Array.isArray(value) ? 'a list' : 'an object') : quoted(value)
  return new Refusal(422, `${name}: expected ${expected}, as the config says, got ${got}. Nothing was done.`)
}
