import type { MoreTexts } from './enMore'

/** Our texts of offers about deliveries, and of the chat, in Dutch. */
export const texts: MoreTexts = {
  'skip.title': 'Een levering overslaan?',
  'skip.body': 'Je abonnement loopt door. Alleen deze levering vervalt.',
  'skip.accept': 'Overslaan',
  'skip.delivery': 'Overgeslagen',
  'reschedule.title': 'Komt een andere dag beter uit?',
  'reschedule.body': 'De volgende levering komt op de dag die je kiest.',
  'reschedule.accept': 'Levering verzetten',
  'reschedule.later': '{{duration}} later dan gepland',
  'frequency.title': 'Hoe vaak moet het komen?',
  'frequency.body': 'De volgende levering blijft op haar dag. Daarna komt het zo vaak als je kiest.',
  'frequency.accept': 'Frequentie wijzigen',
  'frequency.every': 'Om de {{duration}}',
  'swap.title': 'Krijg je liever iets anders?',
  'swap.body': 'Wat je kiest, komt vanaf de volgende levering.',
  'swap.accept': 'Ruilen',
  'gift.title': 'Een cadeau bij je volgende levering',
  'gift.body': 'Het is gratis, en verder verandert er niets.',
  'gift.accept': 'Cadeau toevoegen',
  'address.title': 'Moet het ergens anders heen?',
  'address.body': 'Vanaf de volgende levering gaat het naar het adres dat je kiest.',
  'address.accept': 'Adres wijzigen',
  'chat.title': 'Zou een chat met ons helpen?',
  'chat.body':
    'Er opent een chat op deze pagina. Er verandert niets aan je abonnement, en je kunt daarna nog steeds opzeggen.',
  'chat.accept': 'Chat openen',
  'chat.saved': 'De chat is open',
  'chat.next':
    'Sluit dit venster om ons te schrijven. Er is niets veranderd aan je abonnement, en je kunt nog steeds altijd opzeggen.',
  delivery: 'Volgende levering',
  'delivery.following': 'Die daarna',
  'delivery.instead': 'In plaats van',
  'delivery.from': 'Vanaf de levering van',
  'delivery.with': 'Bij de levering van',
  'delivery.saved': 'Je volgende levering komt op {{date}}',
}
