import type { ReceiptTexts } from './enReceipt'

/** Our texts of the confirmation that a server sends, in French. */
export const texts: ReceiptTexts = {
  'canceled.subject': 'Confirmation de votre résiliation',
  'canceled.lead': 'Nous avons bien reçu votre résiliation.',
  'withdrawn.subject': 'Confirmation de votre rétractation',
  'withdrawn.lead': 'Nous avons bien reçu votre rétractation du contrat.',
  provider: 'Fournisseur',
  plan: 'Formule',
  subscription: 'Numéro d’abonnement',
  received: 'Reçue le',
  effective: 'Prend effet le',
  access: 'Accès jusqu’au',
  reference: 'Référence',
  keep: 'Conservez ce message : il vaut confirmation.',
}
