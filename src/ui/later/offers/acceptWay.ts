import type { NamedOffer } from '../../../config/schema/schema'
import { linkOf } from '../../../flow/choice'
import type { View } from '../../first/view'
import type { WayProps } from '../../first/Way'
import { isFilm } from './isFilm'
import { wordingOf } from './wording'

/** The button that accepts an offer; a link where following it is all that the offer takes. */
export function acceptWay(view: View, offer: NamedOffer): WayProps {
  const link = linkOf(offer, view.flow.situation.handlers)
  const plays = isFilm(link)
  return {
    name: 'accept',
    label: wordingOf(view, offer).accept,
    href: plays ? undefined : link,
    target: offer.type === 'redirect' || !link?.startsWith('http') ? undefined : '_blank',
    onClick({ currentTarget }) {
      // Found before the action: the video then replaces the button.
      const root = (currentTarget as HTMLElement).getRootNode() as ShadowRoot
      view.act({ type: 'accept', offer: offer.id })
      if (!plays) return
      // In the task of the press: a browser blocks a later play() as autoplay.
      const playing = root.querySelector('video')?.play()
      playing?.catch(() => {})
    },
  }
}
