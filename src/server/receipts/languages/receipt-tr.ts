import type { ReceiptTexts } from './enReceipt'

/** Our texts of the confirmation that a server sends, in Turkish. */
export const texts: ReceiptTexts = {
  'canceled.subject': 'İptalinizin onayı',
  'canceled.lead': 'İptal bildiriminizi aldık.',
  'withdrawn.subject': 'Cayma bildiriminizin onayı',
  'withdrawn.lead': 'Sözleşmeden cayma bildiriminizi aldık.',
  provider: 'Sağlayıcı',
  plan: 'Plan',
  subscription: 'Abonelik numarası',
  received: 'Alındığı tarih',
  effective: 'Geçerlilik tarihi',
  access: 'Son erişim günü',
  reference: 'Referans',
  keep: 'Bu iletiyi onay belgesi olarak saklayın.',
}
