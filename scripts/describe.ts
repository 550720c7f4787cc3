export interface Description {
  does: string
  example: unknown
  /** What holds when it is left out. */
  otherwise?: string
}

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
    does: 'The rules to keep, by the law they are designed against. `us-mn` shows no offer, the others one; under `eu` and `uk` what was declined is not offered again for 30 days, elsewhere for a day.',
    example: 'us-ca',
    otherwise: 'us-ca',
  },
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
  survey: { does: 'The question why.', example: { reasons: [{ id: 'unused', label: 'I don’t use it enough' }] } },
  'survey.title': {
    does: 'The heading.',
    example: 'Why are you canceling, {{customer.firstName|there}}?',
    otherwise: 'a neutral heading in the customer’s language',
  },
  'survey.hint': { does: 'A line under the heading.', example: 'Optional.', otherwise: 'that it can be skipped' },
  'survey.order': {
    does: 'Whether reasons are shuffled for each customer, so that no place gets more answers. Pinned ones stay.',
    example: 'listed',
    otherwise: 'random',
  },
  'survey.reasons': { does: 'The answers to pick from.', example: [{ id: 'unused', label: 'I don’t use it enough' }] },
  'survey.reasons[].id': { does: 'What rules see as `answers.reason`.', example: 'too_expensive' },
  'survey.reasons[].label': {
    does: 'What the customer reads.',
    example: 'It costs too much',
    otherwise: 'for a standard reason, built in; any other needs one',
  },
  'survey.reasons[].category': { does: 'What rules see as `answers.category`; groups the report.', example: 'price' },
  'survey.reasons[].influence': {
    does: 'Whether you can do something about it.',
    example: 'influenceable',
    otherwise: 'unknown',
  },
  'survey.reasons[].pinned': { does: 'Keeps the reason at one end of the list.', example: 'last' },
  'survey.questions': {
    does: 'What to ask everyone, on a screen of its own after `continue`, when no offer is shown. No answer is required.',
    example: [{ id: 'missing', type: 'text', label: 'What was missing?' }],
  },
  ...questionsAt('survey.questions[]'),
  'survey.reasons[].questions': {
    does: 'What to ask whoever picks this reason. No answer is required.',
    example: [{ id: 'comment', type: 'text', label: 'Tell us more' }],
  },
  'survey.reasons[].keywords': {
    does: 'Words, by language, that tell this reason from a comment when none was picked, or `other`: `answers.suggestedReason`.',
    example: { en: ['expensive', 'price'] },
    otherwise: 'for a standard reason, built in',
  },
  ...questionsAt('survey.reasons[].questions[]'),
  offers: {
    does: 'What can be offered, by id. Rules name the ids.',
    example: { save20: { type: 'discount', percentOff: 20, durationInMonths: 3, couponId: 'SAVE20' } },
  },
  'offers.*.type': { does: 'The kind of offer; it says which of the keys below apply.', example: 'discount' },
  'offers.*.title': { does: 'The heading.', example: 'Stay for 20% less', otherwise: 'made from the numbers' },
  'offers.*.body': { does: 'A paragraph under it.', example: 'For the next three months.' },
  'offers.*.acceptLabel': { does: 'The button that takes it.', example: 'Take 20% off', otherwise: 'by type' },
  'offers.*.declineLabel': { does: 'The button that does not.', example: 'No, thanks', otherwise: 'a neutral label' },
  'offers.*.with': {
    does: 'A second offer in the same bundle: one that helps by a link (`booking`, `contact`, `video`). Taking the first opens the way to it.',
    example: 'setup',
  },
  'offers.*.limit': { does: 'How often one customer may have it.', example: { cooldownDays: 180 } },
  'offers.*.limit.cooldownDays': { does: 'Days from accepting it to being offered it again.', example: 180 },
  'offers.*.limit.maxAccepts': { does: 'How often it may be accepted.', example: 1 },
  'offers.*.limit.maxShows': { does: 'How often it may be shown.', example: 3 },
  'offers.*(discount).percentOff': { does: 'Percent off the price. This or `amountOff`.', example: 20 },
  'offers.*(discount).amountOff': {
    does: 'Minor units off the whole charge, whatever the quantity. This or `percentOff`.',
    example: 500,
  },
  'offers.*(discount).currency': { does: 'The currency of `amountOff`; others are not offered it.', example: 'USD' },
  'offers.*(discount).duration': {
    does: 'For one charge or all. `durationInMonths` goes first.',
    example: 'forever',
    otherwise: 'once',
  },
  'offers.*(discount).durationInMonths': {
    does: 'For so many months, from the day it is taken. Not offered where that ends before the next charge.',
    example: 3,
  },
  'offers.*(discount).couponId': { does: 'Handed to your handler as `choice.couponId`.', example: 'SAVE20' },
  'offers.*(pause).lengths': { does: 'The lengths to pick from.', example: [1, 2, 3] },
  'offers.*(pause).unit': { does: 'What a length counts.', example: 'month' },
  'offers.*(pause).starts': {
    does: 'When it begins: at once, or when the paid period ends, so that no paid day is lost. Handed over as `choice.startsAt`, with `choice.resumesAt`; both are left out where the period’s end is not known.',
    example: 'now',
    otherwise: 'period_end',
  },
  'offers.*(pause).yearly': { does: 'Whether yearly subscriptions may pause too.', example: true, otherwise: 'false' },
  'offers.*(plan_change).plans': {
    does: 'The plans to pick from. Those in another currency are left out.',
    example: [{ id: 'lite', name: 'Lite', amount: 900, currency: 'USD', interval: 'month' }],
  },
  'offers.*(plan_change).plans[].id': { does: 'Handed to your handler as `choice.planId`.', example: 'lite' },
  'offers.*(plan_change).plans[].name': { does: 'The plan as the customer knows it.', example: 'Lite' },
  'offers.*(plan_change).plans[].amount': {
    does: 'What one unit costs, in minor units; shown times the quantity.',
    example: 900,
  },
  'offers.*(plan_change).plans[].currency': { does: 'The currency of `amount` (ISO 4217).', example: 'USD' },
  'offers.*(plan_change).plans[].interval': { does: 'What is paid for at a time.', example: 'month' },
  'offers.*(plan_change).plans[].intervalCount': { does: 'So many intervals.', example: 3, otherwise: '1' },
  'offers.*(plan_change).plans[].features': { does: 'What the plan has.', example: ['3 projects'] },
  'offers.*(trial_extension).days': { does: 'Days more. Offered to customers in a trial only.', example: 14 },
  'offers.*(credit).amount': { does: 'Minor units of credit, off the whole charge. This or `periods`.', example: 1000 },
  'offers.*(credit).currency': { does: 'The currency of `amount`; others are not offered it.', example: 'USD' },
  'offers.*(credit).periods': { does: 'So many billing periods free. This or `amount`.', example: 1 },
  'offers.*(update_payment).url': {
    does: 'The page to do it on (http or https).',
    example: 'https://example.com/billing',
    otherwise: 'your handler does it',
  },
  'offers.*(contact).url': {
    does: 'Where to reach you: http(s), `mailto:` or `tel:`.',
    example: 'mailto:hi@example.com',
    otherwise: 'your handler does it',
  },
  'offers.*(booking).url': { does: 'Where to book (http or https).', example: 'https://example.com/setup' },
  'offers.*(video).url': {
    does: 'What to watch (http or https). A film (mp4, m4v, webm, ogv) plays on the card, and is asked for only then; a page opens in a tab.',
    example: 'https://example.com/tour.mp4',
  },
  'offers.*(video).captions': {
    does: 'The film’s captions, a WebVTT file; by language where there are several.',
    example: { en: '/tour.en.vtt', 'zh-Hans': '/tour.zh.vtt' },
  },
  'offers.*(redirect).url': { does: 'Where to go (http or https).', example: 'https://example.com/plans' },
  'offers.*(custom).name': { does: 'The handler that performs it.', example: 'free_training' },
  'offers.*(custom).data': { does: 'Anything your handler needs.', example: { hours: 2 } },
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
  alerts: { does: 'Tells a team at once.', example: [{ id: 'csm', segment: 'high_value', on: 'flow.started' }] },
  'alerts[].id': { does: 'Names the alert in `alert.raised`.', example: 'csm' },
  'alerts[].segment': { does: 'Only for this segment.', example: 'high_value', otherwise: 'everyone' },
  'alerts[].when': { does: 'Only if this holds.', example: { 'answers.reason': 'bugs' }, otherwise: 'always' },
  'alerts[].on': { does: 'The event that raises it.', example: 'flow.canceled' },
  'alerts[].team': { does: 'Whom to tell; the event carries it.', example: 'success' },
  confirm: { does: 'What the confirmation says.', example: { loses: ['Your 14 saved reports'], dataKeptDays: 30 } },
  'confirm.keeps': { does: 'What stays after the cancellation.', example: ['Your invoices'] },
  'confirm.loses': { does: 'What goes.', example: ['Your 14 saved reports'] },
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
  'theme.colorScheme': {
    does: '`auto` follows the page, and where the page has none, the customer.',
    example: 'light',
    otherwise: 'auto',
  },
  'theme.variables': { does: 'Values in CSS, one each: no `url()`, no `;`.', example: { colorPrimary: '#5b21b6' } },
  'theme.dark': {
    does: 'The colors of the dark scheme.',
    example: { colorPrimary: '#a78bfa' },
    otherwise: 'variables',
  },
  ...inBothSchemes({
    colorPrimary: { does: 'Buttons and marks.', example: '#5b21b6' },
    colorBackground: { does: 'The dialog.', example: '#fff' },
    colorText: { does: 'Text.', example: 'rgb(20 20 20)' },
    fontFamily: { does: 'The font.', example: 'Inter, sans-serif', otherwise: 'the page’s' },
    fontSize: { does: 'The size of text.', example: '16px' },
    borderRadius: { does: 'Round corners.', example: '8px' },
  }),
  privacy: { does: 'What leaves the page.', example: { send: ['customer.id'], redact: ['email'] } },
  'privacy.send': {
    does: 'What events may say of the customer and the subscription; `answers.<question>` lets an alert carry that answer.',
    example: ['customer.id', 'subscription.mrr', 'answers.comment'],
    otherwise: 'id, mrr, currency, plan and status, and in alerts the answers that were picked, not written',
  },
  'privacy.redact': {
    does: 'What is taken out of free text before it is stored or sent: addresses, card, phone and account numbers, in any script.',
    otherwise: 'all of them',
    example: ['email', 'card', 'phone', 'iban'],
  },
}

/** A dark scheme has colors of its own; type and corners stay what they are. */
function inBothSchemes(variables: Record<string, Description>): Record<string, Description> {
  const entries = Object.entries(variables)
  const colors = entries.filter(([name]) => name.startsWith('color'))
  return Object.fromEntries([
    ...entries.map(([name, description]) => [`theme.variables.${name}`, description]),
    ...colors.map(([name, description]) => [`theme.dark.${name}`, description]),
  ])
}

function questionsAt(path: string): Record<string, Description> {
  return {
    [`${path}.id`]: { does: 'What rules see as `answers.<id>`.', example: 'comment' },
    [`${path}.type`]: {
      does: 'A text field, one or several options, 1 to 5, or 0 to 10.',
      example: 'single',
    },
    [`${path}.label`]: { does: 'The question.', example: 'What got in the way?' },
    [`${path}.options`]: {
      does: 'What `single` and `multiple` pick from.',
      example: [{ id: 'time', label: 'No time' }],
    },
    [`${path}.options[].id`]: { does: 'The answer as rules and events see it.', example: 'time' },
    [`${path}.options[].label`]: { does: 'The answer as the customer reads it.', example: 'No time' },
  }
}
