import { choiceFor, linkOf, needsPick } from '../../flow/choice'
import { h } from '../h'
import { Choices } from '../offers/Choices'
import { termsFor } from '../offers/termsFor'
import { wordingOf } from '../offers/wording'
import type { Screen } from '../Screen'
import type { View } from '../view'

export function offerStep(view: View): Screen {
  const { flow, act, text, say, now } = view
  const { offers, offerIndex, picks, pickMissing, situation } = flow
  const offer = offers[offerIndex]
  if (!offer) throw new Error(`no offer ${offerIndex} of ${offers.length}`)
  const { title, body, accept } = wordingOf(view, offer)
  const { id, declineLabel } = offer
  const href = linkOf(offer, situation.handlers)
  const choice = choiceFor(offer, picks[id], now)
  const declines = declineLabel !== undefined || offerIndex + 1 < offers.length
  return {
    title,
    lead: body,
    offer,
    content: (
      <div class="card">
        {needsPick(offer) && <Choices view={view} offer={offer} />}
        {choice && termsFor(view, offer, choice)}
      </div>
    ),
    alert: pickMissing ? text('unpicked') : '',
    ways: [
      {
        name: 'accept',
        label: accept,
        class: 'primary',
        href,
        target: offer.type === 'redirect' || !href?.startsWith('http') ? undefined : '_blank',
        onClick: () => act({ type: 'accept', offer: id }),
      },
      declines && { name: 'decline', label: say(declineLabel, 'decline') },
      // Cancel always says cancel, whatever the merchant's word for declining is.
      { name: 'cancel', part: declines ? 'cancel' : 'cancel decline' },
    ],
  }
}
