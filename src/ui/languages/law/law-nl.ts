import type { LawTexts } from './enLaw'

/** Our texts of the screens that only a law or a store asks for, in Dutch. */
export const texts: LawTexts = {
  'store.title': 'Dit abonnement loopt via {{store}}',
  'store.body': 'Je kunt het alleen daar opzeggen. Hier verandert niets.',
  'store.cancel': 'Opzeggen in {{store}}',
  'notice.name': 'Je naam',
  'notice.contract': 'Overeenkomst',
  'notice.email': 'E-mailadres voor de bevestiging',
  'notice.kind': 'Soort opzegging',
  'notice.ordinary': 'Gewoon, op de eerstvolgende datum',
  'notice.cause': 'Om een gegronde reden, direct',
  'notice.grounds': 'De reden',
  'withdraw.title': 'Het contract herroepen?',
  'withdraw.until': 'Herroepen kan tot en met',
  'withdraw.cancel': 'Het contract hier herroepen',
  'withdraw.confirm': 'Herroeping bevestigen',
  'withdraw.failed': 'Je herroeping is nog niet verzonden',
  'withdraw.done': 'Je herroeping is verzonden',
  'withdraw.date': 'Herroepen op',
}
