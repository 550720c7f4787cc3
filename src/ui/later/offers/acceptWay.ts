import type { NamedOffer } from '../../../config/schema/schema'
import { linkOf } from '../../../flow/choice'
import type { View } from '../../first/view'
import type { WayProps } from '../../first/Way'
import { isFilm } from './isFilm'
import { wordingOf } from './wording'

/** The control that takes an offer: a link where the link is all there is to it. */
export function acceptWay(view: View, offer: NamedOffer): WayProps {
  const link = linkOf(offer, view.flow.situation.handlers)
  const plays = isFilm(link)
  return {
    name: 'accept',
    label: wordingOf(view, offer).accept,
    href: plays ? undefined : link,
    target: offer.type === 'redirect' || !link?.startsWith('http') ? undefined : '_blank',
    onClick({ currentTarget }) {
      // Read before the button gives way to the film.
      const root = (currentTarget as HTMLElement).getRootNode() as ShadowRoot
      view.act({ type: 'accept', offer: offer.id })
      if (!plays) return
      // In the same gesture, and so the one play that no browser takes for autoplay.
      const playing = root.querySelector('video')?.play()
      playing?.catch(() => {})
    },
  }
}
