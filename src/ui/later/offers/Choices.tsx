import type { NamedOffer } from '../../../config/schema/schema'
import { Row } from '../../first/Row'
import type { View } from '../../first/view'
import { optionsOf } from './wording'

/** The offer to pick from. */
export interface ChoicesProps {
  view: View
  offer: NamedOffer
}

/** The lengths or plans of an offer, to pick one. None is picked for the customer. */
export function Choices({ view, offer }: ChoicesProps) {
  const { flow, act, text } = view
  return (
    <fieldset>
      <legend>{text('choose')}</legend>
      <div class={short.includes(offer.type) ? 'pills' : 'boxes'}>
        {optionsOf(view, offer).map(({ id, label, image, price, difference, features = [] }) => (
          <Row
            key={id}
            part="choice"
            id={id}
            name={offer.id}
            label={
              <>
                {image && <img class="picture" src={image} alt="" />}
                <b>{label}</b>
                {features.map((feature, index) => (
                  <small key={index}>{feature}</small>
                ))}
              </>
            }
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
      </div>
    </fieldset>
  )
}

/** The types of offers whose picks are a few words each. */
const short: readonly string[] = ['pause', 'frequency']
