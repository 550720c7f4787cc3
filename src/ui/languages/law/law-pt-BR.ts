import type { LawTexts } from './enLaw'

/** Our texts of the screens that only a law or a store asks for, in Brazilian Portuguese. */
export const texts: LawTexts = {
  'store.title': 'Esta assinatura é paga pelo {{store}}',
  'store.body': 'Só é possível cancelar lá. Nada muda aqui.',
  'store.cancel': 'Cancelar no {{store}}',
  'notice.name': 'Seu nome',
  'notice.contract': 'Contrato',
  'notice.email': 'E-mail para a confirmação',
  'notice.kind': 'Tipo de cancelamento',
  'notice.ordinary': 'Comum, na próxima data possível',
  'notice.cause': 'Por justa causa, imediatamente',
  'notice.grounds': 'A causa',
  'withdraw.title': 'Desistir do contrato?',
  'withdraw.until': 'Desistência possível até',
  'withdraw.cancel': 'Desistir do contrato aqui',
  'withdraw.confirm': 'Confirmar a desistência',
  'withdraw.failed': 'Sua desistência ainda não foi enviada',
  'withdraw.done': 'Sua desistência foi enviada',
  'withdraw.date': 'Desistência em',
}
