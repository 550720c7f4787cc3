import type { ReceiptTexts } from './enReceipt'

/** Our texts of the confirmation that a server sends, in Dutch. */
export const texts: ReceiptTexts = {
  'canceled.subject': 'Bevestiging van je opzegging',
  'canceled.lead': 'We hebben je opzegging ontvangen.',
  'withdrawn.subject': 'Bevestiging van je herroeping',
  'withdrawn.lead': 'We hebben je herroeping van het contract ontvangen.',
  provider: 'Aanbieder',
  plan: 'Abonnement',
  subscription: 'Abonnementsnummer',
  received: 'Ontvangen op',
  effective: 'Gaat in op',
  access: 'Toegang tot',
  reference: 'Kenmerk',
  keep: 'Bewaar dit bericht als bevestiging.',
}
