import type { LawTexts } from './enLaw'

/** Our texts of the screens that only a law or a store asks for, in Danish. */
export const texts: LawTexts = {
  'store.title': 'Abonnementet betales gennem {{store}}',
  'store.body': 'Det kan kun opsiges der. Her ændres intet.',
  'store.cancel': 'Opsig i {{store}}',
  'notice.name': 'Dit navn',
  'notice.contract': 'Aftale',
  'notice.email': 'E-mail til bekræftelsen',
  'notice.kind': 'Type opsigelse',
  'notice.ordinary': 'Almindelig, til næste mulige dato',
  'notice.cause': 'Af vægtig grund, straks',
  'notice.grounds': 'Grunden',
  'withdraw.title': 'Fortryde aftalen?',
  'withdraw.until': 'Du kan fortryde til og med',
  'withdraw.cancel': 'Fortryd aftalen her',
  'withdraw.confirm': 'Bekræft fortrydelse',
  'withdraw.failed': 'Din fortrydelse er ikke sendt endnu',
  'withdraw.done': 'Din fortrydelse er sendt',
  'withdraw.date': 'Fortrudt den',
}
