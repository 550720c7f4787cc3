import type { LawTexts } from './enLaw'

/** Our texts of the screens that only a law or a store asks for, in French. */
export const texts: LawTexts = {
  'store.title': 'Cet abonnement passe par {{store}}',
  'store.body': 'Il ne peut être résilié que là-bas. Rien ne change ici.',
  'store.cancel': 'Résilier dans {{store}}',
  'notice.name': 'Votre nom',
  'notice.contract': 'Contrat',
  'notice.email': 'E-mail pour la confirmation',
  'notice.kind': 'Type de résiliation',
  'notice.ordinary': 'Ordinaire, à la prochaine échéance possible',
  'notice.cause': 'Pour motif légitime, immédiatement',
  'notice.grounds': 'Le motif',
  'withdraw.title': 'Vous rétracter du contrat ?',
  'withdraw.until': 'Rétractation possible jusqu’au',
  'withdraw.cancel': 'Se rétracter du contrat ici',
  'withdraw.confirm': 'Confirmer la rétractation',
  'withdraw.failed': 'Votre rétractation n’a pas encore été envoyée',
  'withdraw.done': 'Votre rétractation a été envoyée',
  'withdraw.date': 'Rétractation du',
}
