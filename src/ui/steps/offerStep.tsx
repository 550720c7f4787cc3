import { visibleOffers } from '../../flow/open'
import { h } from '../h'
import { acceptWay } from '../offers/acceptWay'
import { offerContent } from '../offers/offerContent'
import { wordingOf } from '../offers/wording'
import type { Screen } from '../Screen'
import type { View } from '../view'
import type { WayProps } from '../Way'
import { offersBeside } from './offersBeside'

/** One offer, or those that stand side by side; in either case with the way to cancel next to it. */
export function offerStep(view: View): Screen {
  const { flow, text } = view
  const visible = visibleOffers(flow)
  const [offer] = visible
  if (!offer) throw new Error(`no offer ${flow.offerIndex} of ${flow.offers.length}`)
  const shared = { alert: flow.pickMissing ? text('unpicked') : '', said: flow.followed && text('followed') }
  if (visible.length > 1) return { ...shared, ...offersBeside(view, visible), ways: waysPast(view) }
  const { title, body } = wordingOf(view, offer)
  return {
    ...shared,
    title,
    lead: body,
    offer,
    content: <div class="card">{offerContent(view, offer)}</div>,
    ways: [{ ...acceptWay(view, offer), class: 'primary' }, ...waysPast(view)],
  }
}

/** Cancel always says cancel, whatever the merchant's word for declining is. */
function waysPast({ flow, say }: View): (WayProps | false)[] {
  const { offers, offerIndex, together, openedWith, behind } = flow
  const { declineLabel } = together ? {} : (offers[offerIndex] ?? {})
  const isFirst = openedWith === 'offer' && !behind.includes('survey')
  const isLast = together || offerIndex + 1 === offers.length
  const declines = declineLabel !== undefined || isFirst || !isLast
  const label = isLast ? 'skip' : 'decline'
  return [
    declines && { name: 'decline', label: say(declineLabel, label) },
    { name: 'cancel', part: declines ? 'cancel' : 'cancel decline' },
  ]
}
