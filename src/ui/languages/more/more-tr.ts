import type { MoreTexts } from './enMore'

/** Our texts of offers about deliveries, and of the chat, in Turkish. */
export const texts: MoreTexts = {
  'skip.title': 'Bir teslimat atlansın mı?',
  'skip.body': 'Aboneliğiniz sürer. Yalnızca bu teslimat atlanır.',
  'skip.accept': 'Atla',
  'skip.delivery': 'Atlanan',
  'reschedule.title': 'Başka bir gün daha uygun olur mu?',
  'reschedule.body': 'Sonraki teslimat seçtiğiniz gün gelir.',
  'reschedule.accept': 'Teslimatı ertele',
  'reschedule.later': '{{duration}} sonra',
  'frequency.title': 'Ne sıklıkta gelsin?',
  'frequency.body': 'Sonraki teslimat gününde kalır. Ardından seçtiğiniz sıklıkta gelir.',
  'frequency.accept': 'Sıklığı değiştir',
  'frequency.every': 'Aralık: {{duration}}',
  'swap.title': 'Başka bir şey mi istersiniz?',
  'swap.body': 'Seçtiğiniz ürün sonraki teslimattan itibaren gelir.',
  'swap.accept': 'Değiştir',
  'gift.title': 'Sonraki teslimatla bir hediye',
  'gift.body': 'Ücretsizdir ve başka hiçbir şey değişmez.',
  'gift.accept': 'Hediyeyi ekle',
  'address.title': 'Başka bir yere mi gönderilsin?',
  'address.body': 'Sonraki teslimattan itibaren seçtiğiniz adrese gönderilir.',
  'address.accept': 'Adresi değiştir',
  'chat.title': 'Bizimle sohbet etmek yardımcı olur mu?',
  'chat.body':
    'Bu sayfada bir sohbet açılır. Aboneliğinizde hiçbir şey değişmez ve sonrasında yine iptal edebilirsiniz.',
  'chat.accept': 'Sohbeti aç',
  'chat.saved': 'Sohbet açık',
  'chat.next':
    'Bize yazmak için bu pencereyi kapatın. Aboneliğinizde hiçbir şey değişmedi ve dilediğiniz zaman iptal edebilirsiniz.',
  delivery: 'Sonraki teslimat',
  'delivery.following': 'Ondan sonraki',
  'delivery.instead': 'Şunun yerine',
  'delivery.from': 'Şu teslimattan itibaren',
  'delivery.with': 'Şu teslimatla birlikte',
  'delivery.saved': 'Sonraki teslimatınızın tarihi: {{date}}',
}
