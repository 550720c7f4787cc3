import type { LaterTexts } from './enLater'

/**
 * Our English texts of the first screen. Those of the other screens are in enLater and enOffers; a translation has the same keys.
 * `{{name|fallback}}` is filled as in a merchant's text. A key with a status before it, as in `trialing.cancel`, is used in its
 * place for a subscription of that status; one with a plural category after it, as in `credit.periods.title.one`, for such a count.
 */
export const en = {
  step: 'Step {{n}} of {{total}}',
  leave: 'Close without changes',
  cancel: 'Cancel subscription',
  'trialing.cancel': 'Cancel trial',
  busy: 'One moment…',
  optional: '{{label}} (optional)',
  'survey.title': 'Why are you canceling?',
  'survey.hint': 'Optional. You can skip this.',
  'reason.too_expensive': 'It costs too much',
  'reason.unused': 'I don’t use it enough',
  'reason.missing_features': 'It lacks something I need',
  'reason.switched_service': 'I’m moving to another product',
  'reason.low_quality': 'It has bugs or is unreliable',
  'reason.too_complex': 'It’s hard to use',
  'reason.customer_service': 'Support didn’t help',
  'reason.temporary': 'I only needed it for a while',
  'reason.other': 'Something else',
  'each.day': '{{price}} a day',
  'each.week': '{{price}} a week',
  'each.month': '{{price}} a month',
  'each.year': '{{price}} a year',
  every: '{{price}} every {{duration}}',
  continue: 'Continue',
  'error.title': 'Not canceled yet',
  'error.offer': 'The offer was not applied',
  'error.resume': 'Your subscription was not resumed',
  'error.rejected': 'It did not go through. Nothing has changed: you are still on {{plan|your plan}}.',
  'error.timeout': 'There is no answer yet, so it may still go through. You can try again, or cancel without it.',
  'error.broken.title': 'Something went wrong here',
  'error.broken': 'Nothing has changed. You can try again, cancel, or leave everything as it is.',
  'error.done': 'What you asked for is done. Only the screen that says so could not be shown.',
  'error.stranded': 'The page has no cancel button left. Reload it, or contact support.',
  retry: 'Try again',
  keep: 'Keep subscription',
  'trialing.keep': 'Keep trial',
}

/** The texts of the first screen. */
export type FirstTexts = typeof en
/** All of our texts. */
export type Texts = FirstTexts & LaterTexts
