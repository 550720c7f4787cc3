import type { ReceiptTexts } from './enReceipt'

/** Our texts of the confirmation that a server sends, in Spanish. */
export const texts: ReceiptTexts = {
  'canceled.subject': 'Confirmación de su cancelación',
  'canceled.lead': 'Hemos recibido su cancelación.',
  'withdrawn.subject': 'Confirmación de su desistimiento',
  'withdrawn.lead': 'Hemos recibido su desistimiento del contrato.',
  provider: 'Proveedor',
  plan: 'Plan',
  subscription: 'Número de suscripción',
  received: 'Recibida el',
  effective: 'Tiene efecto el',
  access: 'Acceso hasta el',
  reference: 'Referencia',
  keep: 'Conserve este mensaje como confirmación.',
}
