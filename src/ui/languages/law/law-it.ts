import type { LawTexts } from './enLaw'

/** Our texts of the screens that only a law or a store asks for, in Italian. */
export const texts: LawTexts = {
  'store.title': 'Questo abbonamento passa da {{store}}',
  'store.body': 'Si può disdire solo lì. Qui non cambia nulla.',
  'store.cancel': 'Disdici in {{store}}',
  'notice.name': 'Il tuo nome',
  'notice.contract': 'Contratto',
  'notice.email': 'E-mail per la conferma',
  'notice.kind': 'Tipo di disdetta',
  'notice.ordinary': 'Ordinaria, alla prima data possibile',
  'notice.cause': 'Per giusta causa, con effetto immediato',
  'notice.grounds': 'La causa',
  'withdraw.title': 'Recedere dal contratto?',
  'withdraw.until': 'Recesso possibile fino al',
  'withdraw.cancel': 'Recedere dal contratto qui',
  'withdraw.confirm': 'Conferma recesso',
  'withdraw.failed': 'Il recesso non è ancora stato inviato',
  'withdraw.done': 'Il recesso è stato inviato',
  'withdraw.date': 'Recesso del',
}
