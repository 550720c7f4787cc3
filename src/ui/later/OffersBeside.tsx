import type { NamedOffer } from '../../config/schema/schema'
import type { View } from '../first/view'
import { Way } from '../first/Way'
import { acceptWay } from './offers/acceptWay'
import { OfferContent } from './offers/OfferContent'
import { wordingOf } from './offers/wording'

/** The offers to show side by side. */
export interface OffersBesideProps {
  view: View
  offers: readonly NamedOffer[]
}

/** Offers as cards of equal weight, each with its own button to accept it. */
export function OffersBeside({ view, offers }: OffersBesideProps) {
  return (
    <div class="beside">
      {offers.map((offer, index) => {
        const { title, body } = wordingOf(view, offer)
        const heading = `offer${index}`
        return (
          <section
            key={offer.id}
            part="offer"
            class="card"
            data-id={offer.id}
            data-type={offer.type}
            aria-labelledby={heading}
          >
            <h3 id={heading}>{title}</h3>
            <p class="dim">{body}</p>
            <OfferContent view={view} offer={offer} />
            <div class="ways">
              <Way view={view} {...acceptWay(view, offer)} aria-describedby={heading} />
            </div>
          </section>
        )
      })}
    </div>
  )
}
