import type { ReceiptTexts } from './enReceipt'

/** Our texts of the confirmation that a server sends, in Indonesian. */
export const texts: ReceiptTexts = {
  'canceled.subject': 'Konfirmasi pembatalan Anda',
  'canceled.lead': 'Kami telah menerima pembatalan Anda.',
  'withdrawn.subject': 'Konfirmasi penarikan diri Anda',
  'withdrawn.lead': 'Kami telah menerima penarikan diri Anda dari kontrak.',
  provider: 'Penyedia',
  plan: 'Paket',
  subscription: 'Nomor langganan',
  received: 'Diterima pada',
  effective: 'Berlaku mulai',
  access: 'Akses sampai',
  reference: 'Nomor referensi',
  keep: 'Simpan pesan ini sebagai konfirmasi.',
}
