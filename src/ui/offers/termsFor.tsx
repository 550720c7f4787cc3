import type { NamedOffer } from '../../config/schema'
import type { Choice } from '../../flow/choice'
import { FactList } from '../FactList'
import { type Children, h } from '../h'
import type { View } from '../view'
import { factsOf } from './facts'

/** What the offer comes to: the price first, then when and what follows. */
export function termsFor(view: View, offer: NamedOffer, choice: Choice): Children {
  const { price, instead, rows } = factsOf(view, offer, choice)
  return [
    price && (
      <p part="price">
        <bdi>{price}</bdi> <s>{instead}</s>
      </p>
    ),
    <FactList rows={rows} />,
  ]
}
