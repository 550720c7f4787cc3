import { html } from 'hono/html'
import type { StoredEvent } from '../storedEvents'
import type { Html } from './layout'

type Fields = Record<string, unknown>

/** `dev.fairwell.offer.shown.v1` to `offer.shown`. */
export function nameOf(event: StoredEvent): string {
  return String(event.type).replace(/^dev\.fairwell\.(.+)\.v\d+$/, '$1')
}

/** The event's data, or nothing where it is no object. */
export function fieldsOf({ data }: StoredEvent): Fields {
  return typeof data === 'object' && data !== null ? (data as Fields) : {}
}

/** An event in a sentence that a support person can read. */
export function eventText(event: StoredEvent): Html {
  const name = nameOf(event)
  const tell = Object.hasOwn(sentences, name) ? sentences[name] : undefined
  return tell ? tell(fieldsOf(event)) : html`${name}`
}

const sentences: Record<string, (fields: Fields) => Html> = {
  'flow.started': () => html`Pressed the cancel button`,
  'flow.step_viewed': ({ step }) => html`Saw the screen ${strong(step)}`,
  'survey.answered': ({ reason, answers }) => html`Gave the reason ${strong(reason)}${further(answers)}`,
  'decision.made': (fields) => decided(fields),
  'offer.shown': ({ offer }) => html`Was shown the offer ${strong(offer)}`,
  'offer.accepted': ({ offer, choice }) => html`Accepted ${strong(offer)}${further(choice)}`,
  'offer.applied': ({ offer, choice }) => html`Got ${strong(offer)}${further(choice)}`,
  'offer.failed': ({ offer, failure }) =>
    html`${strong(offer)} could not be applied${failure ? html`: ${plain(failure)}` : ''}`,
  'offer.declined': ({ offer }) => html`Declined ${strong(offer)}`,
  'flow.saved': ({ offer }) => html`Stays${offer ? html`, with ${strong(offer)}` : ''}`,
  'flow.canceled': () => html`Canceled`,
  'flow.dismissed': () => html`Closed it; nothing changed`,
  'flow.referred': ({ offer }) => html`Went to ${strong(offer ?? 'support')}`,
  'flow.failed': ({ failure }) => html`The flow stepped aside${failure ? html`: ${plain(failure)}` : ''}`,
  'alert.raised': ({ alert, team }) => html`Alert ${strong(alert)}${team ? html` for the team ${strong(team)}` : ''}`,
}

function decided({ rule, offers, holdout }: Fields): Html {
  const names = Array.isArray(offers) ? offers.map(String) : []
  if (holdout === true) return html`Is held out: no offer, to measure against`
  if (names.length === 0) return html`No offer${rule ? html`, by the rule ${strong(rule)}` : ''}`
  return html`The rule ${strong(rule)} offers ${strong(names.join(', '))}`
}

/** Answers and choices, as `blocker: setup, comment: …`; the reason itself is in the sentence already. */
function further(values: unknown): Html {
  if (typeof values !== 'object' || values === null) return html``
  const told = Object.entries(values).filter(([key, value]) => key !== 'reason' && value !== '' && value !== null)
  if (told.length === 0) return html``
  return html` <span class="further">${told.map(([key, value]) => `${key}: ${plain(value)}`).join(', ')}</span>`
}

function strong(value: unknown): Html {
  return html`<strong>${plain(value)}</strong>`
}

function plain(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
