/**
 * Our English texts of offers about deliveries, and of the chat. They are loaded only where the config has such an offer, so they
 * stand apart; a translation has the same keys.
 */
export const enMore = {
  'skip.title': 'Skip a delivery?',
  'skip.body': 'Your subscription goes on. Only this one delivery is left out.',
  'skip.accept': 'Skip it',
  'skip.delivery': 'Skipped',
  'reschedule.title': 'Would another day suit you better?',
  'reschedule.body': 'The next delivery comes on the day that you pick.',
  'reschedule.accept': 'Move the delivery',
  'reschedule.later': '{{duration}} later',
  'frequency.title': 'How often should it come?',
  'frequency.body': 'The next delivery stays on its day. After that, it comes as often as you pick.',
  'frequency.accept': 'Change how often',
  'frequency.every': 'Every {{duration}}',
  'swap.title': 'Would you rather get something else?',
  'swap.body': 'What you pick comes from the next delivery on.',
  'swap.accept': 'Swap it',
  'gift.title': 'A gift with your next delivery',
  'gift.body': 'It is free, and nothing else changes.',
  'gift.accept': 'Add the gift',
  'address.title': 'Should it go somewhere else?',
  'address.body': 'From the next delivery on, it goes to the address that you pick.',
  'address.accept': 'Change the address',
  'chat.title': 'Would it help to chat with us?',
  'chat.body':
    'A chat opens on this page. Nothing changes about your subscription, and you can still cancel afterwards.',
  'chat.accept': 'Open the chat',
  'chat.saved': 'The chat is open',
  'chat.next':
    'Close this window to write to us. Nothing has changed about your subscription, and you can still cancel at any time.',
  delivery: 'Next delivery',
  'delivery.following': 'The one after it',
  'delivery.instead': 'Instead of',
  'delivery.from': 'From the delivery on',
  'delivery.with': 'With the delivery on',
  'delivery.saved': 'Your next delivery comes on {{date}}',
}

/** The texts of offers about deliveries, and of the chat. */
export type MoreTexts = typeof enMore
