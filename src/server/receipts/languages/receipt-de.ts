import type { ReceiptTexts } from './enReceipt'

/** Our texts of the confirmation that a server sends, in German. */
export const texts: ReceiptTexts = {
  'canceled.subject': 'Bestätigung Ihrer Kündigung',
  'canceled.lead': 'Ihre Kündigung ist bei uns eingegangen.',
  'withdrawn.subject': 'Bestätigung Ihres Widerrufs',
  'withdrawn.lead': 'Ihr Widerruf des Vertrags ist bei uns eingegangen.',
  provider: 'Anbieter',
  plan: 'Tarif',
  subscription: 'Abonummer',
  received: 'Eingegangen am',
  effective: 'Wirksam zum',
  access: 'Zugang bis',
  reference: 'Vorgangsnummer',
  keep: 'Bitte bewahren Sie diese Nachricht als Bestätigung auf.',
}
