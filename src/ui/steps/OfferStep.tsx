import type { NamedOffer } from '../../config/schema'
import { choiceFor, linkOf } from '../../flow/choice'
import { FactList } from '../FactList'
import { Choices } from '../offers/Choices'
import { factsOf } from '../offers/facts'
import { wordingOf } from '../offers/wording'
import { Screen } from '../Screen'
import type { View } from '../view'

export function OfferStep({ view }: { view: View }) {
  const { flow, act, text, say } = view
  const offer = flow.offers[flow.offerIndex]
  if (!offer) return null
  const hasNext = flow.offerIndex + 1 < flow.offers.length
  const { title, body, accept, pickFirst } = wordingOf(view, offer, flow.picks[offer.id])
  const ways = (
    <>
      <Accept view={view} offer={offer} label={accept} />
      {hasNext && (
        <button type="button" part="decline" onClick={() => act({ type: 'decline' })}>
          {offer.declineLabel ? say(offer.declineLabel) : text('decline')}
        </button>
      )}
      <button type="button" part={hasNext ? 'cancel' : 'cancel decline'} onClick={() => act({ type: 'cancel' })}>
        {!hasNext && offer.declineLabel ? say(offer.declineLabel) : text('cancel')}
      </button>
    </>
  )
  return (
    <Screen view={view} title={title} ways={ways}>
      {body && <p class="dim">{body}</p>}
      <OfferCard view={view} offer={offer} />
      {flow.pickMissing && (
        <p part="error" role="alert">
          {pickFirst}
        </p>
      )}
      {flow.followed === offer && <p role="status">{text('followed')}</p>}
    </Screen>
  )
}

function OfferCard({ view, offer }: { view: View; offer: NamedOffer }) {
  const choice = choiceFor(offer, view.flow.picks[offer.id], view.now) ?? {}
  const { price, instead, rows } = factsOf(view, offer, choice)
  const hasChoices = 'lengths' in offer || 'plans' in offer
  return (
    <div
      part="offer"
      class={price || rows.length || hasChoices ? 'card' : ''}
      data-id={offer.id}
      data-type={offer.type}
    >
      {price && (
        <p part="price" class="price">
          <bdi>{price}</bdi>{' '}
          {instead && (
            <s>
              <bdi>{instead}</bdi>
            </s>
          )}
        </p>
      )}
      <Choices view={view} offer={offer} />
      <FactList rows={rows} />
    </div>
  )
}

/** A link where a link does the work, so that it opens, copies and middle-clicks as links do. */
function Accept({ view, offer, label }: { view: View; offer: NamedOffer; label: string }) {
  const { flow, act } = view
  const url = linkOf(offer, flow.situation.handlers)
  const accept = () => act({ type: 'accept', offer: offer.id })
  if (!url) {
    return (
      <button type="button" part="accept" class="primary" aria-disabled={flow.busy} onClick={accept}>
        {label}
      </button>
    )
  }
  const target = offer.type === 'redirect' ? '_self' : '_blank'
  return (
    <a part="accept" class="primary" href={url} target={target} rel="noopener noreferrer" onClick={accept}>
      {label}
    </a>
  )
}
