import type { Description } from './description'

/** What the options of `survey` do, by their paths. */
export const surveyDescriptions: Record<string, Description> = {
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
}

/** The options of a question, which are the same wherever questions stand. */
function questionsAt(path: string): Record<string, Description> {
  return {
    [`${path}.id`]: { does: 'What rules see as `answers.<id>`.', example: 'comment' },
    [`${path}.type`]: {
      does: 'A text field, one or several options, 1 to 5, or 0 to 10.',
      example: 'single',
    },
    [`${path}.label`]: { does: 'The question.', example: 'What got in the way?' },
    [`${path}.low`]: {
      does: 'Under a `rating` or `nps`: what its lowest number means.',
      example: 'Hard',
      otherwise: 'said for `nps` only',
    },
    [`${path}.high`]: { does: 'What its highest number means.', example: 'Easy', otherwise: 'said for `nps` only' },
    [`${path}.options`]: {
      does: 'What `single` and `multiple` pick from.',
      example: [{ id: 'time', label: 'No time' }],
    },
    [`${path}.options[].id`]: { does: 'The answer as rules and events see it.', example: 'time' },
    [`${path}.options[].label`]: { does: 'The answer as the customer reads it.', example: 'No time' },
  }
}
