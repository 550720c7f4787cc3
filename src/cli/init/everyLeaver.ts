import type { Config, Question } from '../../config/schema/schema'

/** The first of four questions that every leaver can be asked: the survey's own title. */
export const whatMadeYouCancel = 'What made you cancel?'

/** The other three of the four questions. */
export const everyLeaver: Question[] = [
  { id: 'missing', type: 'text', label: 'What was missing?' },
  { id: 'better', type: 'text', label: 'What should we do better?' },
  { id: 'return', type: 'text', label: 'What would bring you back?' },
]

/** The defaults of `privacy`, written out so that a merchant sees what leaves the page. */
export const usualPrivacy: Config['privacy'] = {
  send: [
    'customer.id',
    'subscription.id',
    'subscription.mrr',
    'subscription.currency',
    'subscription.plan',
    'subscription.planName',
    'subscription.status',
  ],
  redact: ['email', 'card', 'phone', 'iban'],
}

/** Notes that every starter has. */
export const everyNote: Record<string, string> = {
  $schema: 'Lets your editor complete each option and say what it does. The page does not read it.',
  fairness: 'The rules to keep. us-ca shows one offer, us-mn none.',
  'survey.title': 'The first of four questions that every leaver can be asked. It can be skipped, as all of them.',
  'survey.order': 'Shuffled for each customer, so that no place in the list gets more answers. "listed" keeps yours.',
  'survey.questions':
    'The other three questions, on a screen of their own for who is shown no offer. Ask fewer and more will answer.',
  rules:
    'From the top, the first that matches decides. Its offers are tried in order; the first that may be made is shown.',
  holdout: 'One leaver in twenty is shown no offer, so that the report can say what offers bring. 0 turns it off.',
  'confirm.keeps': 'Facts about your product, never guilt.',
  'confirm.loses': 'Facts about your product, never guilt.',
  'privacy.send': 'What events may say of the customer. Nothing else about them leaves the page.',
  'privacy.redact': 'Taken out of what customers write, before it is stored or sent.',
}
