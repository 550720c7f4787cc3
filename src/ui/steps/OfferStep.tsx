import { h } from 'preact'
import type { NamedOffer } from '../../config/schema'
import { choiceFor, linkOf, needsPick } from '../../flow/choice'
import { FactList } from '../FactList'
import { Choices } from '../offers/Choices'
import { factsOf } from '../offers/facts'
import { wordingOf } from '../offers/wording'
import { Screen } from '../Screen'
import type { View } from '../view'
import { Way } from '../Way'

export function OfferStep({ view }: { view: View }) {
  const { flow, text, say } = view
  const offer = flow.offers[flow.offerIndex]
  if (!offer) return null
  const { title, body, accept } = wordingOf(view, offer)
  const hasNext = flow.offerIndex + 1 < flow.offers.length
  const decline = offer.declineLabel && { label: say(offer.declineLabel) }
  const ways = [
    <Accept key="accept" view={view} offer={offer} label={accept} />,
    hasNext && <Way key="decline" view={view} name="decline" {...decline} />,
    <Way key="cancel" view={view} name="cancel" part={hasNext ? 'cancel' : 'cancel decline'} {...(!hasNext && decline)} />,
  ]
  return (
    <Screen view={view} title={title} ways={ways}>
      <p class="dim">{body}</p>
      <OfferCard view={view} offer={offer} />
      {flow.pickMissing && (
        <p part="error" role="alert">
          {text('unpicked')}
        </p>
      )}
      {flow.followed === offer && <p role="status">{text('followed')}</p>}
    </Screen>
  )
}

function OfferCard({ view, offer }: { view: View; offer: NamedOffer }) {
  const choice = choiceFor(offer, view.flow.picks[offer.id], view.now) ?? {}
  const { price, instead, rows } = factsOf(view, offer, choice)
  const hasContent = price || rows.length || needsPick(offer)
  return (
    <div part="offer" class={hasContent ? 'card' : ''} data-id={offer.id} data-type={offer.type}>
      {price && (
        <p part="price" class="price">
          <bdi>{price}</bdi> <s>{instead}</s>
        </p>
      )}
      <Choices view={view} offer={offer} />
      <FactList rows={rows} />
    </div>
  )
}

/** A link where a link does the work, so that it opens, copies and middle-clicks as links do. */
function Accept({ view: { flow, act }, offer, label }: { view: View; offer: NamedOffer; label: string }) {
  const href = linkOf(offer, flow.situation.handlers)
  const onClick = () => act({ type: 'accept', offer: offer.id })
  const shared = { part: 'accept', class: 'primary', onClick }
  return href ? (
    <a {...shared} href={href} target={offer.type === 'redirect' ? '_self' : '_blank'} rel="noopener noreferrer">
      {label}
    </a>
  ) : (
    <button {...shared} type="button" aria-disabled={flow.busy}>
      {label}
    </button>
  )
}
