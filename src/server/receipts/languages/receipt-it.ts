import type { ReceiptTexts } from './enReceipt'

/** Our texts of the confirmation that a server sends, in Italian. */
export const texts: ReceiptTexts = {
  'canceled.subject': 'Conferma della disdetta',
  'canceled.lead': 'Abbiamo ricevuto la tua disdetta.',
  'withdrawn.subject': 'Conferma del recesso',
  'withdrawn.lead': 'Abbiamo ricevuto il tuo recesso dal contratto.',
  provider: 'Fornitore',
  plan: 'Piano',
  subscription: 'Numero di abbonamento',
  received: 'Ricevuto il',
  effective: 'Ha effetto dal',
  access: 'Accesso fino al',
  reference: 'Riferimento',
  keep: 'Conserva questo messaggio come conferma.',
}
