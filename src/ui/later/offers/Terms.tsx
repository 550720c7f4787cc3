import type { NamedOffer } from '../../../config/schema/schema'
import { type Choice, plainChoosing } from '../../../flow/choice'
import type { View } from '../../first/view'
import { FactList } from '../FactList'
import type { Fact } from './fact'
import { factsOf } from './facts'
import { optionsOf } from './wording'

/** The offer to draw. */
export interface TermsProps {
  view: View
  offer: NamedOffer
}

/** What the offer comes to: the price, then its dates and what is charged afterwards. */
export function Terms({ view, offer }: TermsProps) {
  const choice = choiceOf(view, offer, view.flow.picks[offer.id])
  if (!choice) return <FactList rows={rowsBeforePick(view, offer)} />
  const { price, amount = '', instead, rows } = factsOf(view, offer, choice)
  const [before, after] = price?.split(amount) ?? []
  return (
    <>
      {/* Each plan, and each product, has its price on its own card. */}
      {price && offer.type !== 'plan_change' && offer.type !== 'swap' && (
        <p part="price">
          <bdi>
            <small>{before}</small>
            {amount}
            <small>{after}</small>
          </bdi>{' '}
          <s>{instead}</s>
        </p>
      )}
      <FactList rows={rows} />
    </>
  )
}

/**
 * The rows while nothing is picked, so that a pick moves nothing: what is the same whatever is picked, and a dash for what is
 * not.
 */
function rowsBeforePick(view: View, offer: NamedOffer): Fact[] {
  const all = optionsOf(view, offer).map(({ id }) => factsOf(view, offer, choiceOf(view, offer, id) ?? {}).rows)
  const [first = []] = all
  return first.map(([label, value], row) => [label, all.every((rows) => rows[row]?.[1] === value) ? value : '–'])
}

/** The choice that the offer comes to with this pick. */
function choiceOf(view: View, offer: NamedOffer, pick: unknown): Choice | undefined {
  const { situation, startedAt } = view.flow
  const about = { ...view, customer: situation.customer, openedAt: new Date(startedAt) }
  return (view.more?.choosing ?? plainChoosing).choiceFor(offer, pick, about)
}
