import { type HelpOffer, linkOf } from '../../../flow/choice'
import type { View } from '../../first/view'
import { isFilm } from './isFilm'

/** The offer of help to draw. */
export interface HelpProps {
  view: View
  offer: HelpOffer
}

/** What is known of the help: a picture, who gives it, how long it takes, and what a press opens. */
export function Help({ view, offer }: HelpProps) {
  const { say } = view
  const { image, person } = offer
  return (
    <>
      {image && <img class="picture" src={image} alt="" />}
      {person && (
        <p class="person">
          {person.image && <img src={person.image} alt="" />}
          <span>
            <b>{say(person.name)}</b>
            {person.role && <small>{say(person.role)}</small>}
          </span>
        </p>
      )}
      <p class="facts">{helpFacts(view, offer).join(' · ')}</p>
    </>
  )
}

/** How long the help takes, and where a press leads; as far as that is known. */
function helpFacts({ text, duration, flow }: View, offer: HelpOffer): string[] {
  const { type, minutes } = offer
  const url = linkOf(offer, flow.situation.handlers) ?? ''
  const opens = url.startsWith('mailto:') ? 'mail' : url.startsWith('tel:') ? 'phone' : 'tab'
  const isHere = !url || isFilm(url) || type === 'redirect'
  return [minutes ? duration(minutes, 'minute') : '', isHere ? '' : text(`opens.${opens}`)].filter(Boolean)
}
