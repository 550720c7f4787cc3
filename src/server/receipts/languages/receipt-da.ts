import type { ReceiptTexts } from './enReceipt'

/** Our texts of the confirmation that a server sends, in Danish. */
export const texts: ReceiptTexts = {
  'canceled.subject': 'Bekræftelse på din opsigelse',
  'canceled.lead': 'Vi har modtaget din opsigelse.',
  'withdrawn.subject': 'Bekræftelse på din fortrydelse',
  'withdrawn.lead': 'Vi har modtaget din fortrydelse af aftalen.',
  provider: 'Udbyder',
  plan: 'Abonnement',
  subscription: 'Abonnementsnummer',
  received: 'Modtaget den',
  effective: 'Gælder fra den',
  access: 'Adgang til og med',
  reference: 'Reference',
  keep: 'Gem denne besked som bekræftelse.',
}
