import type { MoreTexts } from './enMore'

/** Our texts of offers about deliveries, and of the chat, in French. */
export const texts: MoreTexts = {
  'skip.title': 'Sauter une livraison ?',
  'skip.body': 'Votre abonnement continue. Seule cette livraison est supprimée.',
  'skip.accept': 'La sauter',
  'skip.delivery': 'Livraison sautée',
  'reschedule.title': 'Un autre jour vous conviendrait-il mieux ?',
  'reschedule.body': 'La prochaine livraison arrive le jour que vous choisissez.',
  'reschedule.accept': 'Déplacer la livraison',
  'reschedule.later': '{{duration}} plus tard',
  'frequency.title': 'À quelle fréquence souhaitez-vous être livré ?',
  'frequency.body': 'La prochaine livraison garde sa date. Ensuite, elle arrive à la fréquence que vous choisissez.',
  'frequency.accept': 'Changer la fréquence',
  'frequency.every': 'Intervalle : {{duration}}',
  'swap.title': 'Préféreriez-vous autre chose ?',
  'swap.body': 'Votre choix arrive à partir de la prochaine livraison.',
  'swap.accept': 'Échanger',
  'gift.title': 'Un cadeau avec votre prochaine livraison',
  'gift.body': 'Il est gratuit, et rien d’autre ne change.',
  'gift.accept': 'Ajouter le cadeau',
  'address.title': 'Faut-il livrer ailleurs ?',
  'address.body': 'À partir de la prochaine livraison, l’envoi part à l’adresse que vous choisissez.',
  'address.accept': 'Changer l’adresse',
  'chat.title': 'Souhaitez-vous discuter avec nous ?',
  'chat.body':
    'Une discussion s’ouvre sur cette page. Rien ne change à votre abonnement, et vous pourrez toujours résilier ensuite.',
  'chat.accept': 'Ouvrir la discussion',
  'chat.saved': 'La discussion est ouverte',
  'chat.next':
    'Fermez cette fenêtre pour nous écrire. Rien n’a changé à votre abonnement, et vous pouvez toujours résilier à tout moment.',
  delivery: 'Prochaine livraison',
  'delivery.following': 'La suivante',
  'delivery.instead': 'Au lieu du',
  'delivery.from': 'À partir de la livraison du',
  'delivery.with': 'Avec la livraison du',
  'delivery.saved': 'Votre prochaine livraison arrive le {{date}}',
}
