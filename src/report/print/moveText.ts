import type { Fields } from '../log/readRecord'

/** A move of a flow in a sentence that a support person can read; its type where no sentence is known for it. */
export function moveText(type: string, data: Fields): string {
  const tell = Object.hasOwn(sentences, type) ? sentences[type] : undefined
  return tell ? tell(data) : type
}

const sentences: Record<string, (data: Fields) => string> = {
  'flow.started': () => 'Pressed the cancel button',
  'flow.step_viewed': ({ step }) => `Saw the screen ${plain(step)}`,
  'survey.answered': ({ reason, answers }) =>
    `${reason ? `Gave the reason ${plain(reason)}` : 'Gave no reason'}${further(answers)}`,
  'decision.made': decided,
  'offer.shown': ({ offer }) => `Was shown the offer ${plain(offer)}`,
  'offer.accepted': ({ offer, choice }) => `Accepted ${plain(offer)}${further(choice)}`,
  'offer.applied': ({ offer, choice }) => `Got ${plain(offer)}${further(choice)}`,
  'offer.failed': ({ offer, failure }) =>
    failure === 'refused'
      ? `${plain(offer)} was refused by the server or the handler`
      : `${plain(offer)} could not be applied${failure ? `: ${plain(failure)}` : ''}`,
  'offer.declined': ({ offer }) => `Declined ${plain(offer)}`,
  'flow.saved': ({ offer }) => `Stays${offer ? `, with ${plain(offer)}` : ''}`,
  'flow.canceled': () => 'Canceled',
  'flow.dismissed': () => 'Closed it; nothing changed',
  'flow.referred': ({ offer }) => `Went to ${plain(offer ?? 'support')}`,
  'flow.failed': ({ failure }) => `The flow stepped aside${failure ? `: ${plain(failure)}` : ''}`,
  'alert.raised': ({ alert, team }) => `Alert ${plain(alert)}${team ? ` for the team ${plain(team)}` : ''}`,
}

function decided({ rule, offers, holdout }: Fields): string {
  const names = Array.isArray(offers) ? offers.map(plain) : []
  if (holdout === true) return 'Is held out: no offer, to measure against'
  if (names.length === 0) return `No offer${rule ? `, by the rule ${plain(rule)}` : ''}`
  return `The rule ${plain(rule)} offers ${names.join(', ')}`
}

/** Answers and choices, as ` (blocker: setup, comment: …)`; the reason itself is in the sentence already. */
function further(values: unknown): string {
  if (typeof values !== 'object' || values === null) return ''
  const told = Object.entries(values).filter(([key, value]) => key !== 'reason' && value !== '' && value !== null)
  return told.length > 0 ? ` (${told.map(([key, value]) => `${key}: ${plain(value)}`).join(', ')})` : ''
}

function plain(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
