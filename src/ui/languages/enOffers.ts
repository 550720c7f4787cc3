/**
 * Our English texts of offers. After the type of an offer comes `title`, `body`, `accept` for the button, or `from` and `until`
 * for the first and the last day that it runs.
 */
export const enOffers = {
  once: '{{price}} on {{date|your next payment}}',
  accept: 'Take the offer',
  decline: 'See the next offer',
  skip: 'Continue without it',
  choose: 'Choose one',
  unpicked: 'Choose one of them first.',
  followed: 'Opened in another tab.',
  'opens.tab': 'Opens in a new tab',
  'opens.mail': 'Opens your email',
  'opens.phone': 'Starts a call',
  'together.title': 'Would one of these fit better?',
  with: 'Comes with: {{title}}',
  less: 'Save {{price}}',
  more: '{{price}} more',
  'discount.title': '{{amount}} off for the next {{duration}}',
  'discount.once.title': '{{amount}} off your next payment',
  'discount.forever.title': '{{amount}} off from now on',
  'discount.saved': '{{amount}} off is yours until {{date}}',
  'pause.title': 'Would a break help instead?',
  'pause.body': 'Nothing is charged while you are away.',
  'pause.ahead': 'Your pause is set',
  'pause.saved': 'You’re paused until {{date}}',
  'pause.accept': 'Pause for {{picked|a while}}',
  'plan_change.title': 'Would another plan fit better?',
  'plan_change.saved': 'You’ve changed to {{picked}}',
  'plan_change.accept': 'Change to {{picked|another plan}}',
  'trial_extension.title': '{{duration}} more to try it',
  'trial_extension.saved': 'Your trial runs until {{date}}',
  'credit.title': '{{amount}} on us',
  'credit.saved': '{{amount}} is on us',
  'credit.periods.title': '{{n}} billing periods on us',
  'credit.periods.title.one': '{{n}} billing period on us',
  'update_payment.title': 'Your last payment did not go through',
  'update_payment.body': 'With new payment details, everything goes on as before.',
  'update_payment.accept': 'Update payment',
  'contact.title': 'Would it help to talk to a person?',
  'contact.accept': 'Contact us',
  'booking.title': 'Let us set it up for you',
  'booking.accept': 'Pick a time',
  'video.title': 'See how it works',
  'video.accept': 'Watch',
  'video.source': 'It is loaded from {{host}} when you press play.',
  'redirect.title': 'This may help',
  'redirect.accept': 'Have a look',
  'custom.title': 'An offer for you',
  'custom.step.title': 'One more thing',
  help: 'Nothing changes about your subscription, and you can still cancel here.',
  nextCharge: 'Next charge',
  from: 'From {{date}}',
  'plan_change.from': 'Starts',
  'pause.from': 'Paused from',
  'pause.period_end': 'The end of the period that is paid',
  'pause.until': 'Back on',
  'trial_extension.until': 'Trial ends',
  after: 'Then charged',
}

/** The texts that have a form for each plural category of `Intl.PluralRules`; that of `other` has the bare key. */
export const pluralKeys = ['credit.periods.title'] as const

type Form = `${(typeof pluralKeys)[number]}.${Exclude<Intl.LDMLPluralRule, 'other'>}`

/** The texts of offers. A language has the plural forms that it has categories for. */
export type OfferTexts = Omit<typeof enOffers, Form> & Partial<Record<Form, string>>
