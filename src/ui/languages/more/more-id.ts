import type { MoreTexts } from './enMore'

/** Our texts of offers about deliveries, and of the chat, in Indonesian. */
export const texts: MoreTexts = {
  'skip.title': 'Lewati satu pengiriman?',
  'skip.body': 'Langganan Anda tetap berjalan. Hanya pengiriman ini yang dilewati.',
  'skip.accept': 'Lewati',
  'skip.delivery': 'Dilewati',
  'reschedule.title': 'Apakah hari lain lebih cocok?',
  'reschedule.body': 'Pengiriman berikutnya datang pada hari yang Anda pilih.',
  'reschedule.accept': 'Pindahkan pengiriman',
  'reschedule.later': '{{duration}} kemudian',
  'frequency.title': 'Seberapa sering harus datang?',
  'frequency.body': 'Pengiriman berikutnya tetap pada harinya. Setelah itu datang sesering yang Anda pilih.',
  'frequency.accept': 'Ubah frekuensi',
  'frequency.every': 'Setiap {{duration}}',
  'swap.title': 'Apakah Anda lebih suka yang lain?',
  'swap.body': 'Pilihan Anda datang mulai pengiriman berikutnya.',
  'swap.accept': 'Tukar',
  'gift.title': 'Hadiah bersama pengiriman berikutnya',
  'gift.body': 'Gratis, dan tidak ada lagi yang berubah.',
  'gift.accept': 'Tambahkan hadiah',
  'address.title': 'Apakah harus dikirim ke tempat lain?',
  'address.body': 'Mulai pengiriman berikutnya, kiriman dikirim ke alamat yang Anda pilih.',
  'address.accept': 'Ubah alamat',
  'chat.title': 'Apakah mengobrol dengan kami membantu?',
  'chat.body':
    'Obrolan terbuka di halaman ini. Langganan Anda tidak berubah, dan setelahnya Anda tetap dapat membatalkan.',
  'chat.accept': 'Buka obrolan',
  'chat.saved': 'Obrolan sudah terbuka',
  'chat.next':
    'Tutup jendela ini untuk menulis kepada kami. Langganan Anda tidak berubah, dan Anda tetap dapat membatalkan kapan saja.',
  delivery: 'Pengiriman berikutnya',
  'delivery.following': 'Yang setelahnya',
  'delivery.instead': 'Menggantikan',
  'delivery.from': 'Mulai pengiriman',
  'delivery.with': 'Bersama pengiriman',
  'delivery.saved': 'Pengiriman berikutnya datang pada {{date}}',
}
