import { html } from 'hono/html'
import { whyNoOffer } from '../../../src/cli/print/whyNoOffer'
import type { Resident } from '../../../src/config/schema/presetOf'
import { shownOffers } from '../../../src/decide/offer/shownOffers'
import type { Config, Decision, Offer } from '../../../src/index'
import { decisionView } from '../../pages/decisionView'
import type { Html } from '../../pages/layout'

/** What this customer is offered, first in a sentence and then why, for somebody who has never seen the config. */
export function decisionText(config: Config, decision: Decision, who: Resident): Html {
  const { offers, experiment, alerts, trace } = decision
  const reserve = offers.slice(shownOffers(config, decision, who).length)
  return html`<p class="verdict">${verdict(config, decision, who)}</p>
${reserve.length > 0 ? html`<p class="dim">In reserve, not shown: ${reserve.map(({ id }) => id).join(', ')}.</p>` : ''}
${alerts.length > 0 ? html`<p class="dim">Alerts that would be raised: ${alerts.join(', ')}.</p>` : ''}
<h3>Why</h3>
${decisionView({ experiment, why: trace })}`
}

function verdict(config: Config, decision: Decision, who: Resident): Html {
  const shown = shownOffers(config, decision, who)
  if (shown.length === 0) return html`<strong>No offer:</strong> ${whyNoOffer(config, decision, who)}.`
  return html`${shown.map((offer) => html`<strong>${offer.id}</strong> (${termsOf(offer)})`)}, by the rule <strong>${decision.rule}</strong>.`
}

function termsOf(offer: Offer): string {
  if (offer.type === 'discount' && offer.percentOff) return `${offer.percentOff}% off`
  if (offer.type === 'pause') return `a pause of ${offer.lengths.join(', ')} ${offer.unit}s`
  if (offer.type === 'plan_change') return `a change to ${offer.plans.map(({ name }) => name).join(' or ')}`
  if (offer.type === 'swap' || offer.type === 'gift')
    return `${offer.type}: ${offer.products.map(({ name, id }) => (typeof name === 'string' ? name : id)).join(' or ')}`
  return offer.type.replaceAll('_', ' ')
}
