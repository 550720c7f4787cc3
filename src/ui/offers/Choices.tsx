import { h } from 'preact'
import type { NamedOffer } from '../../config/schema'
import type { View } from '../view'
import { optionsOf } from './wording'

/** The lengths or plans to pick from; none is picked for the customer. */
export function Choices({ view, offer }: { view: View; offer: NamedOffer }) {
  const options = optionsOf(view, offer)
  return options.length ? (
    <fieldset class={offer.type}>
      <legend>{view.text('choose')}</legend>
      {options.map(({ pick, label, price, features = [] }) => (
        <label key={pick} part="choice" data-id={pick}>
          <input
            type="radio"
            name={offer.id}
            checked={view.flow.picks[offer.id] === pick}
            onChange={() => view.act({ type: 'pick', offer: offer.id, pick })}
          />
          <b>{label}</b>
          <bdi>{price}</bdi>
          {features.map((feature) => (
            <small key={feature}>{feature}</small>
          ))}
        </label>
      ))}
    </fieldset>
  ) : null
}
