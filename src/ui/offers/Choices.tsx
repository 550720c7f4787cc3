import type { NamedOffer } from '../../config/schema'
import { h } from '../h'
import { Row } from '../Row'
import type { View } from '../view'
import { optionsOf } from './wording'

/** The lengths or plans to pick from; none is picked for the customer. */
export function Choices({ view: { flow, act, text }, view, offer }: { view: View; offer: NamedOffer }) {
  return (
    <fieldset class={offer.type === 'pause' ? 'pills' : 'boxes'}>
      <legend>{text('choose')}</legend>
      {optionsOf(view, offer).map(({ id, label, price, difference, features = [] }) => (
        <Row
          part="choice"
          id={id}
          name={offer.id}
          label={[<b>{label}</b>, features.map((feature) => <small>{feature}</small>)]}
          isPicked={flow.picks[offer.id] === id}
          onPick={() => act({ type: 'pick', offer: offer.id, pick: id })}
        >
          {price && (
            <span class="end">
              <bdi>{price}</bdi>
              {difference && <small>{difference}</small>}
            </span>
          )}
        </Row>
      ))}
    </fieldset>
  )
}
