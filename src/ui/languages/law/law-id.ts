import type { LawTexts } from './enLaw'

/** Our texts of the screens that only a law or a store asks for, in Indonesian. */
export const texts: LawTexts = {
  'store.title': 'Langganan ini dibayar lewat {{store}}',
  'store.body': 'Langganan hanya bisa dibatalkan di sana. Tidak ada yang berubah di sini.',
  'store.cancel': 'Batalkan di {{store}}',
  'notice.name': 'Nama Anda',
  'notice.contract': 'Kontrak',
  'notice.email': 'Email untuk konfirmasi',
  'notice.kind': 'Jenis pembatalan',
  'notice.ordinary': 'Biasa, pada tanggal terdekat yang mungkin',
  'notice.cause': 'Karena alasan kuat, segera',
  'notice.grounds': 'Alasannya',
  'withdraw.title': 'Menarik diri dari kontrak?',
  'withdraw.until': 'Bisa menarik diri sampai',
  'withdraw.cancel': 'Tarik diri dari kontrak di sini',
  'withdraw.confirm': 'Konfirmasi penarikan diri',
  'withdraw.failed': 'Penarikan diri Anda belum terkirim',
  'withdraw.done': 'Penarikan diri Anda terkirim',
  'withdraw.date': 'Ditarik pada',
}
