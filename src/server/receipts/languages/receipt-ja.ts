import type { ReceiptTexts } from './enReceipt'

/** Our texts of the confirmation that a server sends, in Japanese. */
export const texts: ReceiptTexts = {
  'canceled.subject': '解約のお手続きの確認',
  'canceled.lead': '解約のお申し出を受け付けました。',
  'withdrawn.subject': '契約撤回の確認',
  'withdrawn.lead': '契約撤回のお申し出を受け付けました。',
  provider: '提供者',
  plan: 'プラン',
  subscription: 'サブスクリプション番号',
  received: '受付日時',
  effective: '効力が生じる日時',
  access: '利用できる期限',
  reference: '受付番号',
  keep: 'このメッセージは確認として保管してください。',
}
