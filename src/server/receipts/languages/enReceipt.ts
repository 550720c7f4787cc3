/**
 * Our English texts of the confirmation that a server sends. A translation has the same keys; each is a whole sentence or a whole
 * label, so that no language has to join parts.
 */
export const enReceipt = {
  'canceled.subject': 'Confirmation of your cancellation',
  'canceled.lead': 'We have received your cancellation.',
  'withdrawn.subject': 'Confirmation of your withdrawal',
  'withdrawn.lead': 'We have received your withdrawal from the contract.',
  provider: 'Provider',
  plan: 'Plan',
  subscription: 'Subscription number',
  received: 'Received on',
  effective: 'Takes effect on',
  access: 'Access until',
  reference: 'Reference',
  keep: 'Please keep this message as your confirmation.',
}

/** The texts of the confirmation that a server sends. */
export type ReceiptTexts = typeof enReceipt
