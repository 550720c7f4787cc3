import type { LawTexts } from './enLaw'

/** Our texts of the screens that only a law or a store asks for, in Polish. */
export const texts: LawTexts = {
  'store.title': 'Ta subskrypcja jest opłacana przez {{store}}',
  'store.body': 'Można ją anulować tylko tam. Tutaj nic się nie zmienia.',
  'store.cancel': 'Anuluj w {{store}}',
  'notice.name': 'Imię i nazwisko',
  'notice.contract': 'Umowa',
  'notice.email': 'E-mail do potwierdzenia',
  'notice.kind': 'Rodzaj wypowiedzenia',
  'notice.ordinary': 'Zwykłe, w najbliższym możliwym terminie',
  'notice.cause': 'Z ważnej przyczyny, natychmiast',
  'notice.grounds': 'Przyczyna',
  'withdraw.title': 'Odstąpić od umowy?',
  'withdraw.until': 'Odstąpienie możliwe do',
  'withdraw.cancel': 'Tutaj odstąp od umowy',
  'withdraw.confirm': 'Potwierdź odstąpienie',
  'withdraw.failed': 'Odstąpienie nie zostało jeszcze wysłane',
  'withdraw.done': 'Odstąpienie zostało wysłane',
  'withdraw.date': 'Data odstąpienia',
}
