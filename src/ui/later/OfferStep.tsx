import type { NamedOffer } from '../../config/schema/schema'
import { linkOf } from '../../flow/choice'
import { visibleOffers } from '../../flow/visibleOffers'
import { StepScreen } from '../first/StepScreen'
import type { View } from '../first/view'
import type { WayProps } from '../first/Way'
import { offerIcons } from './icons'
import { OffersBeside } from './OffersBeside'
import { acceptWay } from './offers/acceptWay'
import { isFilm } from './offers/isFilm'
import { OfferContent } from './offers/OfferContent'
import { wordingOf } from './offers/wording'

/** One offer, or several side by side; either way with a button to cancel (law: never harder than staying). */
export function OfferStep({ view }: { view: View }) {
  const { flow, text } = view
  const visible = visibleOffers(flow)
  const [offer] = visible
  if (!offer) throw new Error(`no offer ${flow.offerIndex} of ${flow.offers.length}`)
  const shared = { view, alert: flow.pickMissing ? text('unpicked') : '', said: flow.followed && text('followed') }
  if (visible.length > 1)
    return (
      <StepScreen {...shared} title={text('together.title')} ways={waysPast(view)}>
        <OffersBeside view={view} offers={visible} />
      </StepScreen>
    )
  const { title, body } = wordingOf(view, offer)
  return (
    <StepScreen
      {...shared}
      title={title}
      lead={body}
      offer={offer}
      icon={offerIcons[offer.type]}
      ways={[{ ...acceptWay(view, offer), class: 'primary' }, ...waysPast(view)]}
    >
      <div class={standsAlone(view, offer) ? 'bare' : 'card'}>
        <OfferContent view={view} offer={offer} />
      </div>
    </StepScreen>
  )
}

/** Whether an offer's content has frames of its own: plans, and a film. A card around it would be a box around boxes. */
function standsAlone({ flow }: View, offer: NamedOffer): boolean {
  return offer.type === 'plan_change' || isFilm(linkOf(offer, flow.situation.handlers))
}

/** The buttons that go on without the offer. The one to cancel always says so, whatever text the merchant has for declining. */
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
