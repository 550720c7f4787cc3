import type { NamedOffer, Offer } from '../../config/schema'
import type { View } from '../view'

interface Option {
  pick: number | string
  label: string
  note?: string
  details: string[]
}

/** The lengths or plans to pick from; none is picked for the customer. */
export function Choices({ view, offer }: { view: View; offer: NamedOffer }) {
  const options = optionsOf(view, offer)
  if (!options.length) return null
  const legend = view.text(offer.type === 'pause' ? 'pauseFor' : 'planPick')
  return (
    <fieldset class={offer.type}>
      <legend>{legend}</legend>
      {options.map(({ pick, label, note, details }) => (
        <label key={pick} part="choice" data-id={pick}>
          <input
            type="radio"
            name={offer.id}
            checked={view.flow.picks[offer.id] === pick}
            onChange={() => view.act({ type: 'pick', offer: offer.id, pick })}
          />
          <span>
            <b>{label}</b>
            {note && <bdi>{note}</bdi>}
            {details.map((detail) => (
              <small key={detail}>{detail}</small>
            ))}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function optionsOf({ format, price, say }: View, offer: Offer): Option[] {
  if (offer.type === 'pause') {
    return offer.lengths.map((pick) => ({ pick, label: format.duration(pick, offer.unit), details: [] }))
  }
  if (offer.type !== 'plan_change') return []
  return offer.plans.map(({ id, name, features = [], intervalCount = 1, ...plan }) => ({
    pick: id,
    label: say(name),
    note: price({ ...plan, intervalCount }),
    details: features.map(say),
  }))
}
