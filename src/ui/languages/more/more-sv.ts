import type { MoreTexts } from './enMore'

/** Our texts of offers about deliveries, and of the chat, in Swedish. */
export const texts: MoreTexts = {
  'skip.title': 'Vill du hoppa över en leverans?',
  'skip.body': 'Prenumerationen fortsätter. Bara den här leveransen uteblir.',
  'skip.accept': 'Hoppa över',
  'skip.delivery': 'Överhoppad',
  'reschedule.title': 'Skulle en annan dag passa bättre?',
  'reschedule.body': 'Nästa leverans kommer den dag du väljer.',
  'reschedule.accept': 'Flytta leveransen',
  'reschedule.later': '{{duration}} senare',
  'frequency.title': 'Hur ofta ska det komma?',
  'frequency.body': 'Nästa leverans behåller sin dag. Därefter kommer det så ofta som du väljer.',
  'frequency.accept': 'Ändra hur ofta',
  'frequency.every': 'Med {{duration}} emellan',
  'swap.title': 'Vill du hellre ha något annat?',
  'swap.body': 'Det du väljer kommer från och med nästa leverans.',
  'swap.accept': 'Byt',
  'gift.title': 'En gåva med din nästa leverans',
  'gift.body': 'Den är gratis, och inget annat ändras.',
  'gift.accept': 'Lägg till gåvan',
  'address.title': 'Ska det skickas någon annanstans?',
  'address.body': 'Från och med nästa leverans skickas det till adressen du väljer.',
  'address.accept': 'Byt adress',
  'chat.title': 'Skulle det hjälpa att chatta med oss?',
  'chat.body':
    'En chatt öppnas på den här sidan. Inget ändras i din prenumeration, och du kan fortfarande säga upp den efteråt.',
  'chat.accept': 'Öppna chatten',
  'chat.saved': 'Chatten är öppen',
  'chat.next':
    'Stäng det här fönstret för att skriva till oss. Inget har ändrats i din prenumeration, och du kan fortfarande säga upp den när som helst.',
  delivery: 'Nästa leverans',
  'delivery.following': 'Den därefter',
  'delivery.instead': 'I stället för',
  'delivery.from': 'Från leveransen den',
  'delivery.with': 'Med leveransen den',
  'delivery.saved': 'Din nästa leverans kommer den {{date}}',
}
