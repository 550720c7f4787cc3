import type { enLater } from './enLater'

/**
 * Every text of ours, those of the first screen here and the others beside it. A language is the two as one object with
 * other values; `{{name|fallback}}` is filled as in a merchant's text.
 */
export const en = {
  step: 'Step {{n}} of {{total}}',
  leave: 'Close without changes',
  cancel: 'Cancel subscription',
  busy: 'One moment…',
  optional: '{{label}} (optional)',
  'survey.title': 'Why are you canceling?',
  'survey.hint': 'Optional. You can skip this.',
  continue: 'Continue',
}

export type Texts = typeof en & typeof enLater
