import type { ReceiptTexts } from './enReceipt'

/** Our texts of the confirmation that a server sends, in Swedish. */
export const texts: ReceiptTexts = {
  'canceled.subject': 'Bekräftelse på din uppsägning',
  'canceled.lead': 'Vi har tagit emot din uppsägning.',
  'withdrawn.subject': 'Bekräftelse på ditt frånträdande',
  'withdrawn.lead': 'Vi har tagit emot ditt frånträdande av avtalet.',
  provider: 'Leverantör',
  plan: 'Abonnemang',
  subscription: 'Prenumerationsnummer',
  received: 'Mottagen den',
  effective: 'Gäller från den',
  access: 'Tillgång till och med',
  reference: 'Referens',
  keep: 'Spara det här meddelandet som bekräftelse.',
}
