import type { MoreTexts } from './enMore'

/** Our texts of offers about deliveries, and of the chat, in German. */
export const texts: MoreTexts = {
  'skip.title': 'Eine Lieferung auslassen?',
  'skip.body': 'Ihr Abo läuft weiter. Nur diese eine Lieferung entfällt.',
  'skip.accept': 'Auslassen',
  'skip.delivery': 'Ausgelassen',
  'reschedule.title': 'Würde ein anderer Tag besser passen?',
  'reschedule.body': 'Die nächste Lieferung kommt an dem Tag, den Sie wählen.',
  'reschedule.accept': 'Lieferung verschieben',
  'reschedule.later': '{{duration}} später',
  'frequency.title': 'Wie oft soll es kommen?',
  'frequency.body': 'Die nächste Lieferung bleibt an ihrem Tag. Danach kommt es so oft, wie Sie wählen.',
  'frequency.accept': 'Abstand ändern',
  'frequency.every': 'Abstand: {{duration}}',
  'swap.title': 'Hätten Sie lieber etwas anderes?',
  'swap.body': 'Was Sie wählen, kommt ab der nächsten Lieferung.',
  'swap.accept': 'Tauschen',
  'gift.title': 'Ein Geschenk zu Ihrer nächsten Lieferung',
  'gift.body': 'Es kostet nichts, und sonst ändert sich nichts.',
  'gift.accept': 'Geschenk dazunehmen',
  'address.title': 'Soll es woandershin gehen?',
  'address.body': 'Ab der nächsten Lieferung geht es an die Adresse, die Sie wählen.',
  'address.accept': 'Adresse ändern',
  'chat.title': 'Möchten Sie mit uns chatten?',
  'chat.body':
    'Auf dieser Seite öffnet sich ein Chat. An Ihrem Abo ändert sich nichts, und Sie können danach weiterhin kündigen.',
  'chat.accept': 'Chat öffnen',
  'chat.saved': 'Der Chat ist offen',
  'chat.next':
    'Schließen Sie dieses Fenster, um uns zu schreiben. An Ihrem Abo hat sich nichts geändert, und Sie können weiterhin jederzeit kündigen.',
  delivery: 'Nächste Lieferung',
  'delivery.following': 'Die darauf folgende',
  'delivery.instead': 'Anstelle von',
  'delivery.from': 'Ab der Lieferung am',
  'delivery.with': 'Mit der Lieferung am',
  'delivery.saved': 'Ihre nächste Lieferung kommt am {{date}}',
}
