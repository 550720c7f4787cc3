import type { ReceiptTexts } from './enReceipt'

/** Our texts of the confirmation that a server sends, in Russian. */
export const texts: ReceiptTexts = {
  'canceled.subject': 'Подтверждение отмены подписки',
  'canceled.lead': 'Мы получили ваше заявление об отмене подписки.',
  'withdrawn.subject': 'Подтверждение отказа от договора',
  'withdrawn.lead': 'Мы получили ваш отказ от договора.',
  provider: 'Поставщик',
  plan: 'Тариф',
  subscription: 'Номер подписки',
  received: 'Получено',
  effective: 'Вступает в силу',
  access: 'Доступ до',
  reference: 'Номер обращения',
  keep: 'Сохраните это сообщение как подтверждение.',
}
