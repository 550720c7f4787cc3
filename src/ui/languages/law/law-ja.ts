import type { LawTexts } from './enLaw'

/** Our texts of the screens that only a law or a store asks for, in Japanese. */
export const texts: LawTexts = {
  'store.title': 'このサブスクリプションは{{store}}で契約されています',
  'store.body': '解約はそのストアでのみ行えます。ここでは何も変わりません。',
  'store.cancel': '{{store}}で解約する',
  'notice.name': 'お名前',
  'notice.contract': '契約',
  'notice.email': '確認メールの送り先',
  'notice.kind': '解約の種類',
  'notice.ordinary': '通常の解約（最短の日付）',
  'notice.cause': 'やむを得ない理由による即時の解約',
  'notice.grounds': '理由',
  'withdraw.title': '契約を撤回しますか？',
  'withdraw.until': '撤回できる期限',
  'withdraw.cancel': 'ここで契約を撤回する',
  'withdraw.confirm': '撤回を確定する',
  'withdraw.failed': '撤回はまだ送信されていません',
  'withdraw.done': '撤回を送信しました',
  'withdraw.date': '撤回日',
}
