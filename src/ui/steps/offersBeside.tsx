import type { NamedOffer } from '../../config/schema'
import { h } from '../h'
import { acceptWay } from '../offers/acceptWay'
import { offerContent } from '../offers/offerContent'
import { wordingOf } from '../offers/wording'
import type { View } from '../view'
import { Way } from '../Way'

/** Cards of equal weight, each with its own way to take it. */
export function offersBeside(view: View, offers: readonly NamedOffer[]) {
  return {
    title: view.text('together.title'),
    content: (
      <div class="beside">
        {offers.map((offer, index) => {
          const { title, body } = wordingOf(view, offer)
          const heading = `offer${index}`
          return (
            <section part="offer" class="card" data-id={offer.id} data-type={offer.type} aria-labelledby={heading}>
              <h3 id={heading}>{title}</h3>
              <p class="dim">{body}</p>
              {offerContent(view, offer)}
              <div class="ways">
                <Way view={view} {...acceptWay(view, offer)} aria-describedby={heading} />
              </div>
            </section>
          )
        })}
      </div>
    ),
  }
}
