import type { ReceiptTexts } from './enReceipt'

/** Our texts of the confirmation that a server sends, in Polish. */
export const texts: ReceiptTexts = {
  'canceled.subject': 'Potwierdzenie anulowania',
  'canceled.lead': 'Otrzymaliśmy anulowanie subskrypcji.',
  'withdrawn.subject': 'Potwierdzenie odstąpienia od umowy',
  'withdrawn.lead': 'Otrzymaliśmy odstąpienie od umowy.',
  provider: 'Usługodawca',
  plan: 'Plan',
  subscription: 'Numer subskrypcji',
  received: 'Data otrzymania',
  effective: 'Skuteczne od',
  access: 'Dostęp do',
  reference: 'Numer sprawy',
  keep: 'Zachowaj tę wiadomość jako potwierdzenie.',
}
