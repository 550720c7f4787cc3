import type { NamedOffer } from '../../../config/schema/schema'
import type { Choice } from '../../../flow/choice'
import type { View } from '../../first/view'
import { FactList } from '../FactList'
import { factsOf } from './facts'

/** The offer, with the choice that the customer has made. */
export interface TermsProps {
  view: View
  offer: NamedOffer
  choice: Choice
}

/** What the offer comes to: the price, then its dates and what is charged afterwards. */
export function Terms({ view, offer, choice }: TermsProps) {
  const { price, instead, rows } = factsOf(view, offer, choice)
  return (
    <>
      {price && (
        <p part="price">
          <bdi>{price}</bdi> <s>{instead}</s>
        </p>
      )}
      <FactList rows={rows} />
    </>
  )
}
