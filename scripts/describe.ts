import { offerDescriptions } from './describeOffers'
import { surveyDescriptions } from './describeSurvey'
import type { Description } from './description'

/** What each option of the config does: the words of `config.schema.json` and of docs/config.md. */
export const descriptions: Record<string, Description> = {
  $schema: {
    does: 'Lets an editor check and complete the file. fairwell does not read it.',
    example: './node_modules/fairwell/dist/config.schema.json',
  },
  version: { does: 'The version of this format.', example: 1 },
  id: { does: 'Names the flow: events carry it as `flowId`.', example: 'main' },
  enabled: {
    does: '`false` makes every page step aside at once, whatever else the config says: the switch that needs no deploy.',
    example: false,
    otherwise: 'true',
  },
  fairness: {
    does: 'The rules to keep, by the law they are designed against: one preset for everybody, or one a country by `customer.country` (ISO 3166-1, two letters), with a `default` for the others: `{ "default": "us-ca", "DE": "de" }`. `us-mn`, `de` and `strict` show no offer, the others one, and `relaxed`, which is designed against no law, a second one after a decline (an offer’s `then`); under `eu`, `fr`, `uk` and `kr` what was declined is not offered again for 30 days, elsewhere for a day.',
    example: 'us-ca',
    otherwise: 'us-ca',
  },
  waivers: {
    does: 'Rules of the preset that this config breaks on purpose: `check` then warns instead of failing, and says who answers for it. Which rules there are, and which nobody can waive: [Fairness](fairness.md#waivers).',
    example: [{ rule: 'wording', name: 'A. Counsel', reason: 'our brand is called Regret' }],
  },
  'waivers[].rule': { does: 'The id of the rule, as `check` names it.', example: 'wording' },
  'waivers[].name': { does: 'Who answers for it.', example: 'A. Counsel' },
  'waivers[].reason': { does: 'Why.', example: 'our brand is called Regret' },
  audience: {
    does: 'A condition: whom the flow is for. Everyone else gets the page’s own cancel at once.',
    example: { 'subscription.status': { $in: ['active', 'past_due'] } },
    otherwise: 'everyone',
  },
  segments: {
    does: 'Conditions with a name, for rules and alerts to share.',
    example: { high_value: { 'subscription.mrr': { $exists: true, $gte: 4900 } } },
  },
  savedGroups: {
    does: 'Lists with a name, for `$inGroup` and `$notInGroup`.',
    example: { partners: ['cus_1', 'cus_2'] },
  },
  ...surveyDescriptions,
  ...offerDescriptions,
  rules: {
    does: 'Who is offered what: from the top, the first that matches. One without offers ends the search.',
    example: [{ id: 'price', when: { 'answers.reason': 'too_expensive' }, offers: ['save20'] }],
  },
  'rules[].id': { does: 'Names the rule in events and in `explain`.', example: 'price' },
  'rules[].segment': { does: 'The rule is for this segment.', example: 'high_value', otherwise: 'everyone' },
  'rules[].when': {
    does: 'The rule is for whom this condition holds.',
    example: { 'answers.reason': 'too_expensive' },
    otherwise: 'always',
  },
  'rules[].offers': { does: 'Ids of offers, the later ones as fallbacks.', example: ['save20', 'break'] },
  'rules[].on': {
    does: '`open` asks before the survey: the offers stand on the first screen. Such a rule looks at no answers.',
    example: 'open',
    otherwise: 'after the survey',
  },
  'rules[].together': {
    does: 'The offers stand side by side on one screen, three at most, instead of one being the fallback of the other.',
    example: true,
    otherwise: 'false',
  },
  'rules[].experiment': {
    does: 'Deals customers into arms with offers of their own.',
    example: { id: 'price-2026', variations: [{ key: 'control', weight: 1, offers: ['save20'] }] },
  },
  'rules[].experiment.id': { does: 'The seed of the dealing: the same id deals the same way.', example: 'price-2026' },
  'rules[].experiment.coverage': { does: 'The share of customers who take part.', example: 0.5, otherwise: '1' },
  'rules[].experiment.variations': {
    does: 'The arms.',
    example: [{ key: 'control', weight: 0.5, offers: ['save20'] }],
  },
  'rules[].experiment.variations[].key': { does: 'Names the arm in events and the report.', example: 'control' },
  'rules[].experiment.variations[].weight': { does: 'The arm’s share of those who take part.', example: 0.5 },
  'rules[].experiment.variations[].offers': { does: 'What the arm is offered.', example: ['save20'] },
  holdout: { does: 'Customers who get no offers, to measure what offers do.', example: { share: 0.05 } },
  'holdout.share': { does: 'Their share.', example: 0.05 },
  retentionGoals: {
    does: 'By year, quarter or month, the share of the customers at its start who should still be there at its end; for the report.',
    example: { '2026-Q4': 0.92 },
  },
  alerts: { does: 'Tells a team at once.', example: [{ id: 'csm', segment: 'high_value', on: 'flow.started' }] },
  'alerts[].id': { does: 'Names the alert in `alert.raised`.', example: 'csm' },
  'alerts[].segment': { does: 'Only for this segment.', example: 'high_value', otherwise: 'everyone' },
  'alerts[].when': { does: 'Only if this holds.', example: { 'answers.reason': 'bugs' }, otherwise: 'always' },
  'alerts[].on': { does: 'The event that raises it.', example: 'flow.canceled' },
  'alerts[].team': { does: 'Whom to tell; the event carries it.', example: 'success' },
  'alerts[].owner': {
    does: 'Who acts on it: `sendAlerts` and the report read it, pages do not.',
    example: 'mira@shop.example',
    otherwise: 'nobody by name',
  },
  'alerts[].dueHours': {
    does: 'Within how many hours somebody acts; the report counts who was acted on in time.',
    example: 24,
    otherwise: 'whenever',
  },
  confirm: { does: 'What the confirmation says.', example: { loses: ['Your 14 saved reports'], dataKeptDays: 30 } },
  'confirm.keeps': { does: 'What stays after the cancellation.', example: ['Your invoices'] },
  'confirm.loses': {
    does: 'What goes, for every customer. What only your page knows, such as how much is saved, is `subscription.losses` of the Situation.',
    example: ['Access for your teammates'],
  },
  'confirm.dataKeptDays': { does: 'Days that data is kept after the end.', example: 30 },
  'confirm.ends': {
    does: 'When the customer may choose to end it, where a `cancel` handler or the actions URL does both; the first holds for who picks none.',
    example: ['period_end', 'now'],
    otherwise: 'no choice: the host’s own',
  },
  steps: {
    does: 'Screens of your own, drawn by what you register under their id with `mount`. Shown after `continue` when no offer is.',
    example: [{ id: 'exports', title: 'Take your data with you' }],
  },
  'steps[].id': { does: 'The name it is registered under, and what rules see as `answers.<id>`.', example: 'exports' },
  'steps[].title': { does: 'The heading.', example: 'Take your data with you', otherwise: 'none of ours' },
  'steps[].data': { does: 'Handed to your `mount` as `api.data`.', example: { formats: ['csv'] } },
  done: { does: 'What the last screen says.', example: { comeBack: 'Sign in any time to start again.' } },
  'done.comeBack': { does: 'After a cancellation: how to come back.', example: 'Sign in any time to start again.' },
  flows: {
    does: 'Other flows, each for its own customers: the first whose audience a customer is in is theirs, and the config’s own is for whoever is in none. What an entry does not say is as the config says it.',
    example: [{ id: 'yearly', audience: { 'subscription.interval': 'year' }, rules: [] }],
    otherwise: 'the config’s own flow alone',
  },
  'flows[].id': { does: 'Names the flow: its events carry it as `flowId`. No other flow has it.', example: 'yearly' },
  'flows[].draft': {
    does: '`true` shows it in test mode only; live it is as if it were not there.',
    example: true,
    otherwise: 'false',
  },
  layout: {
    does: 'How it stands in the page: `modal`, `sheet` at the bottom, `drawer` at the side, or `inline` in the element that the `container` setting names. Under 480 px a modal is a sheet.',
    example: 'drawer',
    otherwise: 'modal',
  },
  messages: {
    does: 'Texts of your own, by language and key, in place of the built-in ones.',
    example: { en: { 'survey.hint': 'Optional.' } },
  },
  theme: { does: 'How it looks.', example: { variables: { colorPrimary: '#5b21b6' } } },
  'theme.from': {
    does: '`page` takes the font and the corners of the button that was pressed, where `variables` has none; `none` takes neither.',
    example: 'none',
    otherwise: 'page',
  },
  'theme.colorScheme': {
    does: '`auto` follows the page: what is painted behind the button, else the `color-scheme` that the page declares. The customer’s system decides where that names both.',
    example: 'light',
    otherwise: 'auto',
  },
  'theme.variables': { does: 'Values in CSS, one each: no `url()`, no `;`.', example: { colorPrimary: '#5b21b6' } },
  'theme.logo': { does: 'Your mark, in the header of every screen.', example: { src: '/logo.svg', alt: 'Studio' } },
  'theme.logo.src': { does: 'Its address.', example: '/logo.svg' },
  'theme.logo.alt': { does: 'What it says, for who does not see it.', example: 'Studio' },
  'theme.dark': {
    does: 'The colors of the dark scheme.',
    example: { colorPrimary: '#a78bfa' },
    otherwise: 'variables',
  },
  ...inBothSchemes({
    colorPrimary: {
      does: 'The button that takes an offer, as given, with black or white text; marks, as far as they have 3:1.',
      example: '#5b21b6',
      otherwise: 'the color of text',
    },
    colorBackground: { does: 'The dialog.', example: '#fff' },
    colorText: { does: 'Text.', example: 'rgb(20 20 20)' },
    fontFamily: { does: 'The font.', example: 'Inter, sans-serif', otherwise: 'the page’s' },
    fontSize: {
      does: 'The size of text; all lengths follow it.',
      example: '16px',
      otherwise: '15 px, more with the page’s root',
    },
    borderRadius: {
      does: 'The dialog’s corners; cards and buttons have 0.8 and 0.7 of it.',
      example: '8px',
      otherwise: 'by the button that was pressed, else 20 px',
    },
  }),
  privacy: { does: 'What leaves the page.', example: { send: ['customer.id'], redact: ['email'] } },
  'privacy.send': {
    does: 'What events may say of the customer and the subscription; `answers.<question>` lets an alert carry that answer.',
    example: ['customer.id', 'subscription.mrr', 'answers.comment'],
    otherwise:
      'ids, mrr, currency, the plan’s id and name, status, and in alerts the answers that were picked, not written',
  },
  'privacy.redact': {
    does: 'What is taken out of free text before it is stored or sent: addresses, card, phone and account numbers, in any script.',
    otherwise: 'all of them',
    example: ['email', 'card', 'phone', 'iban'],
  },
}

/** The variables of both schemes. The dark scheme has colors of its own; fonts and corners are the same. */
function inBothSchemes(variables: Record<string, Description>): Record<string, Description> {
  const entries = Object.entries(variables)
  const colors = entries.filter(([name]) => name.startsWith('color'))
  return Object.fromEntries([
    ...entries.map(([name, description]) => [`theme.variables.${name}`, description]),
    ...colors.map(([name, description]) => [`theme.dark.${name}`, description]),
  ])
}
