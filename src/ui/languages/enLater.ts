import type { OfferTexts } from './enOffers'

/**
 * Our English texts of the screens after the first, except offers. `canceling.`, `paused.` and `ended.` are for the screen
 * `state`.
 */
export const enLater = {
  back: 'Back',
  close: 'Close',
  'subscription.title': 'Which subscription is it about?',
  'feedback.title': 'Is there anything else we should know?',
  plan: 'Plan',
  'canceling.title': 'Your subscription is already canceled',
  'canceling.body': 'It ends by itself. If this page is out of date, you can still cancel.',
  'canceling.accept': 'Keep my subscription',
  'canceling.until': 'Access until',
  'paused.title': 'Your subscription is paused',
  'paused.body': 'You can resume it now, or go on to cancel it.',
  'paused.accept': 'Resume now',
  'paused.until': 'Back on',
  'paused.decline': 'Continue to cancel',
  'ended.title': 'This page shows your subscription as canceled',
  'ended.body': 'If this page is out of date, you can still cancel.',
  'ended.until': 'Ended on',
  'resumed.title': 'Your subscription continues',
  'confirm.title': 'Cancel your subscription?',
  'confirm.body': 'There are no more charges after this.',
  'trialing.confirm.title': 'Cancel your trial?',
  'trialing.confirm.body': 'You will not be charged.',
  'trialing.access': 'Trial ends',
  'trialing.canceled.title': 'Trial canceled',
  ends: 'When should it end?',
  'ends.now': 'Right away',
  'ends.period_end': 'On {{date|the last day that is paid}}',
  bill: 'Final bill',
  'bill.due': 'Left to pay',
  'bill.back': 'You get back',
  keeps: 'You keep',
  loses: 'You lose',
  access: 'Access until',
  data: 'Your data is kept until',
  'data.days': '{{duration}} after access ends',
  confirm: 'Cancel now',
  'canceled.title': 'Subscription canceled',
  'saved.title': 'Your change is made',
  'saved.body': 'You can still cancel at any time.',
  'referred.title': 'We have passed it on',
  date: 'Date',
  reference: 'Reference',
  undoUntil: 'You can undo this until',
  undo: 'Undo',
  copy: 'Copy receipt',
  download: 'Download receipt',
  open: 'Open receipt',
  copied: 'Copied',
}

/** All texts after the first screen. */
export type LaterTexts = typeof enLater & OfferTexts
