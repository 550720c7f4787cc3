/**
 * Our English texts of the screens that only a law or a store asks for. They are loaded for who gets such a screen, so they stand
 * apart; a translation has the same keys. Those of `withdraw.` are locked: no config replaces what the law gives.
 */
export const enLaw = {
  'store.title': 'This subscription is billed by {{store}}',
  'store.body': 'It can only be canceled there. Nothing here changes it.',
  'store.cancel': 'Cancel in {{store}}',
  'notice.name': 'Your name',
  'notice.contract': 'Contract',
  'notice.email': 'Where the confirmation goes (e-mail)',
  'notice.kind': 'Kind of cancellation',
  'notice.ordinary': 'Ordinary, at the next possible date',
  'notice.cause': 'For good cause, at once',
  'notice.grounds': 'The cause',
  'withdraw.title': 'Withdraw from your contract?',
  'withdraw.until': 'You can withdraw until',
  'withdraw.cancel': 'Withdraw from contract here',
  'withdraw.confirm': 'Confirm withdrawal',
  'withdraw.failed': 'Your withdrawal was not sent yet',
  'withdraw.done': 'Your withdrawal was sent',
  'withdraw.date': 'Withdrawn on',
}

/** The texts of the screens that a law or a store asks for. */
export type LawTexts = typeof enLaw
