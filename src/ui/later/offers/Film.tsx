import type { NamedOffer } from '../../../config/schema/schema'
import { Icon } from '../../first/Icon'
import type { View } from '../../first/view'
import { acceptWay } from './acceptWay'

/** The video offer to draw. */
export interface FilmProps {
  view: View
  offer: Extract<NamedOffer, { type: 'video' }>
}

/** A button that looks like a still frame, and the video once it is pressed: nothing is requested before (law: a guest). */
export function Film({ view, offer }: FilmProps) {
  const { flow, say, text } = view
  const { url } = offer
  if (flow.followed !== offer)
    return (
      <button
        type="button"
        part="play"
        class="film"
        onClick={acceptWay(view, offer).onClick}
        aria-label={text('video.accept')}
      >
        <Icon path="M7 4.500v11l8.500-5.500z" />
        <small>{text('video.source', { host: url.split('/')[2] })}</small>
      </button>
    )
  const captions = offer.captions && say(offer.captions)
  const film = { class: 'film', src: url, controls: true, playsInline: true, preload: 'none' } as const
  if (!captions) return <video {...film} />
  return (
    <video {...film} {...(isElsewhere(captions) && { crossOrigin: 'anonymous' })}>
      <track kind="captions" src={captions} srclang={flow.situation.locale} default />
    </video>
  )
}

/** Whether a URL is of another host. A browser loads such captions only if the video is requested with CORS, too. */
function isElsewhere(url: string): boolean {
  return new URL(url, location.href).host !== location.host
}
