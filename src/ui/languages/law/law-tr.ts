import type { LawTexts } from './enLaw'

/** Our texts of the screens that only a law or a store asks for, in Turkish. */
export const texts: LawTexts = {
  'store.title': 'Bu aboneliğin ödemesi {{store}} üzerinden yapılıyor',
  'store.body': 'Yalnızca oradan iptal edilebilir. Burada hiçbir şey değişmez.',
  'store.cancel': '{{store}} üzerinden iptal et',
  'notice.name': 'Adınız',
  'notice.contract': 'Sözleşme',
  'notice.email': 'Onayın gönderileceği e-posta',
  'notice.kind': 'İptalin türü',
  'notice.ordinary': 'Olağan, mümkün olan en yakın tarihte',
  'notice.cause': 'Haklı nedenle, hemen',
  'notice.grounds': 'Neden',
  'withdraw.title': 'Sözleşmeden cayılsın mı?',
  'withdraw.until': 'Cayma süresinin sonu',
  'withdraw.cancel': 'Sözleşmeden buradan cay',
  'withdraw.confirm': 'Caymayı onayla',
  'withdraw.failed': 'Cayma bildiriminiz henüz gönderilmedi',
  'withdraw.done': 'Cayma bildiriminiz gönderildi',
  'withdraw.date': 'Cayma tarihi',
}
