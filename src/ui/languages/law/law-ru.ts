import type { LawTexts } from './enLaw'

/** Our texts of the screens that only a law or a store asks for, in Russian. */
export const texts: LawTexts = {
  'store.title': 'Эта подписка оплачивается через {{store}}',
  'store.body': 'Отменить её можно только там. Здесь ничего не изменится.',
  'store.cancel': 'Отменить в {{store}}',
  'notice.name': 'Ваше имя',
  'notice.contract': 'Договор',
  'notice.email': 'Почта для подтверждения',
  'notice.kind': 'Вид отмены',
  'notice.ordinary': 'Обычная, с ближайшей возможной даты',
  'notice.cause': 'По уважительной причине, сразу',
  'notice.grounds': 'Причина',
  'withdraw.title': 'Отказаться от договора?',
  'withdraw.until': 'Отказаться можно до',
  'withdraw.cancel': 'Отказаться от договора здесь',
  'withdraw.confirm': 'Подтвердить отказ',
  'withdraw.failed': 'Ваш отказ ещё не отправлен',
  'withdraw.done': 'Ваш отказ отправлен',
  'withdraw.date': 'Дата отказа',
}
