import type { NamedOffer } from '../../config/schema/schema'
import { Icon } from '../first/Icon'
import type { View } from '../first/view'
import { Way } from '../first/Way'
import { offerIcons } from './icons'
import { acceptWay } from './offers/acceptWay'
import { OfferContent } from './offers/OfferContent'
import { wordingOf } from './offers/wording'

/** The offers to show side by side. */
export interface OffersBesideProps {
  view: View
  offers: readonly NamedOffer[]
}

/** Offers as cards of equal weight, each with its own button to accept it. Without the room for a row they open by a press. */
export function OffersBeside({ view, offers }: OffersBesideProps) {
  const isRow = matchMedia(`(min-width: ${offers.length > 2 ? 960 : 720}px)`).matches
  const Card = isRow ? 'section' : 'details'
  const Head = isRow ? 'div' : 'summary'
  return (
    <div class="beside">
      {offers.map((offer, index) => {
        const { title, body } = wordingOf(view, offer)
        const heading = `offer${index}`
        return (
          <Card
            key={offer.id}
            part="offer"
            class="card"
            data-id={offer.id}
            data-type={offer.type}
            aria-labelledby={heading}
            open={offer.id in view.flow.picks}
          >
            <Head>
              <Icon path={offerIcons[offer.type]} />
              <h3 id={heading}>{title}</h3>
              <p class="dim">{body}</p>
            </Head>
            <OfferContent view={view} offer={offer} />
            <div class="ways">
              <Way view={view} {...acceptWay(view, offer)} aria-describedby={heading} />
            </div>
          </Card>
        )
      })}
    </div>
  )
}
