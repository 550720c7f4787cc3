import type { Config } from '../../config/schema/schema'
import type { ReasonFigures } from '../figures/reasons'
import { money } from '../print/wording'
import type { Advice, Figures, PatchOperation } from './advice'

const most = 3
const fewest = 10

/**
 * Advice on reasons that cost revenue and are answered with no offer, the most expensive first. Reasons that nobody can
 * influence are left out, and so is "something else", for which there is no one thing to offer.
 */
export function adviseOnReasons(
  { reasons, offers }: Pick<Figures, 'reasons' | 'offers'>,
  config: Config | undefined,
): Advice[] {
  const offered = new Set(Object.values(offers).flatMap(({ byReason }) => Object.keys(byReason)))
  return Object.entries(reasons)
    .filter(
      ([id, { influence, category }]) => !offered.has(id) && influence !== 'uninfluenceable' && category !== 'other',
    )
    .filter(([, { outcomes }]) => outcomes.canceled >= fewest)
    .sort((a, b) => dearest(b[1]) - dearest(a[1]) || b[1].outcomes.canceled - a[1].outcomes.canceled)
    .slice(0, most)
    .map(([id, figures]) => told(id, figures, proposal(id, offers, config)))
}

/** The largest sum in any one currency. Sums across currencies would mean nothing. */
function dearest({ lost }: ReasonFigures): number {
  return Math.max(0, ...Object.values(lost).map(({ mrr }) => mrr))
}

function told(id: string, { outcomes, lost }: ReasonFigures, patch: PatchOperation[] | null): Advice {
  const sums = Object.entries(lost).map(([currency, { mrr }]) => money(mrr, currency))
  return {
    kind: 'reason_without_offer',
    about: id,
    text: `${outcomes.canceled} customers left over ${id}${sums.length > 0 ? `, and ${sums.join(' and ')} a month with them` : ''}. No offer was ever decided for it.${patch ? ' The patch tries the offer that is taken most often elsewhere; another may fit better.' : ''}`,
    numbers: { canceled: outcomes.canceled, lost },
    patch,
  }
}

/**
 * A patch that adds a rule for this reason. It offers what is taken most often elsewhere, judged by the low end of the
 * interval, so that an offer shown to few does not win by luck.
 */
function proposal(reason: string, offers: Figures['offers'], config: Config | undefined): PatchOperation[] | null {
  const known = Object.entries(offers).filter(([id]) => config?.offers && Object.hasOwn(config.offers, id))
  const [best] = known.sort((a, b) => (b[1].acceptance?.low ?? 0) - (a[1].acceptance?.low ?? 0))
  if (!best || !config?.survey.reasons.some(({ id }) => id === reason)) return null
  const rule = { id: `try-${reason}`, when: { 'answers.reason': reason }, offers: [best[0]] }
  return config.rules ? [{ op: 'add', path: '/rules/0', value: rule }] : [{ op: 'add', path: '/rules', value: [rule] }]
}
