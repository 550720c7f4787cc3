import type { LawTexts } from './enLaw'

/** Our texts of the screens that only a law or a store asks for, in German. */
export const texts: LawTexts = {
  'store.title': 'Dieses Abo läuft über {{store}}',
  'store.body': 'Es lässt sich nur dort kündigen. Hier ändert sich nichts.',
  'store.cancel': 'In {{store}} kündigen',
  'notice.name': 'Ihr Name',
  'notice.contract': 'Vertrag',
  'notice.email': 'E-Mail für die Bestätigung',
  'notice.kind': 'Art der Kündigung',
  'notice.ordinary': 'Ordentlich, zum nächstmöglichen Zeitpunkt',
  'notice.cause': 'Außerordentlich, aus wichtigem Grund',
  'notice.grounds': 'Der Grund',
  'withdraw.title': 'Vertrag widerrufen?',
  'withdraw.until': 'Widerruf möglich bis',
  'withdraw.cancel': 'Vertrag widerrufen',
  'withdraw.confirm': 'Widerruf bestätigen',
  'withdraw.failed': 'Ihr Widerruf wurde noch nicht gesendet',
  'withdraw.done': 'Ihr Widerruf wurde gesendet',
  'withdraw.date': 'Widerrufen am',
}
