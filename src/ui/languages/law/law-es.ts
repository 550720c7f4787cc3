import type { LawTexts } from './enLaw'

/** Our texts of the screens that only a law or a store asks for, in Spanish. */
export const texts: LawTexts = {
  'store.title': 'Esta suscripción se paga a través de {{store}}',
  'store.body': 'Solo se puede cancelar allí. Aquí no cambia nada.',
  'store.cancel': 'Cancelar en {{store}}',
  'notice.name': 'Su nombre',
  'notice.contract': 'Contrato',
  'notice.email': 'Correo para la confirmación',
  'notice.kind': 'Tipo de cancelación',
  'notice.ordinary': 'Ordinaria, en la próxima fecha posible',
  'notice.cause': 'Por causa justificada, de inmediato',
  'notice.grounds': 'La causa',
  'withdraw.title': '¿Desistir del contrato?',
  'withdraw.until': 'Puede desistir hasta',
  'withdraw.cancel': 'Desistir del contrato aquí',
  'withdraw.confirm': 'Confirmar el desistimiento',
  'withdraw.failed': 'Su desistimiento aún no se ha enviado',
  'withdraw.done': 'Su desistimiento se ha enviado',
  'withdraw.date': 'Fecha del desistimiento',
}
