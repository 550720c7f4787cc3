import type { LawTexts } from './enLaw'

/** Our texts of the screens that only a law or a store asks for, in Swedish. */
export const texts: LawTexts = {
  'store.title': 'Prenumerationen betalas via {{store}}',
  'store.body': 'Den kan bara sägas upp där. Här ändras ingenting.',
  'store.cancel': 'Säg upp i {{store}}',
  'notice.name': 'Ditt namn',
  'notice.contract': 'Avtal',
  'notice.email': 'E-post för bekräftelsen',
  'notice.kind': 'Typ av uppsägning',
  'notice.ordinary': 'Vanlig, vid nästa möjliga datum',
  'notice.cause': 'Av giltigt skäl, omedelbart',
  'notice.grounds': 'Skälet',
  'withdraw.title': 'Frånträda avtalet?',
  'withdraw.until': 'Du kan frånträda till och med',
  'withdraw.cancel': 'Frånträd avtalet här',
  'withdraw.confirm': 'Bekräfta frånträdandet',
  'withdraw.failed': 'Ditt frånträdande är inte skickat än',
  'withdraw.done': 'Ditt frånträdande är skickat',
  'withdraw.date': 'Frånträtt den',
}
