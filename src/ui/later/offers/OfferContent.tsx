import type { Config, NamedOffer } from '../../../config/schema/schema'
import { isHelp, linkOf } from '../../../flow/choice'
import { Icon } from '../../first/Icon'
import type { View } from '../../first/view'
import { MountHost } from '../MountHost'
import { Choices } from './Choices'
import { Film } from './Film'
import { Help } from './Help'
import { isFilm } from './isFilm'
import { Terms } from './Terms'
import { optionsOf, wordingOf } from './wording'

/** The offer to draw. */
export interface OfferContentProps {
  view: View
  offer: NamedOffer
}

/** What is on the card of an offer: what to pick from, what it comes to, and the offer that comes with it. */
export function OfferContent({ view, offer }: OfferContentProps) {
  const { flow, text } = view
  const isPicked = !linkOf(offer, flow.situation.handlers) && optionsOf(view, offer).length > 0
  const partner = partnerOf(flow.config, offer.with)
  return (
    <>
      {offer.type === 'custom' && flow.mounts.includes(offer.name) && <MountHost name={offer.name} offer={offer.id} />}
      {offer.type === 'video' && isFilm(linkOf(offer, flow.situation.handlers)) && <Film view={view} offer={offer} />}
      {isHelp(offer) && <Help view={view} offer={offer} />}
      {isPicked && <Choices view={view} offer={offer} />}
      <Terms view={view} offer={offer} />
      {partner && (
        <p class="with">
          <Icon path="M10 4v12M4 10h12" />
          <span>{text('with', { title: wordingOf(view, partner).title })}</span>
        </p>
      )}
    </>
  )
}

/** The offer of this id, which comes with another one by `with`; undefined where the config has none. */
export function partnerOf({ offers }: Config, id: unknown): NamedOffer | undefined {
  const partner = typeof id === 'string' && offers?.[id]
  return partner ? { ...partner, id } : undefined
}
