import type { ReceiptTexts } from './enReceipt'

/** Our texts of the confirmation that a server sends, in Traditional Chinese. */
export const texts: ReceiptTexts = {
  'canceled.subject': '取消確認',
  'canceled.lead': '我們已收到您的取消申請。',
  'withdrawn.subject': '撤回確認',
  'withdrawn.lead': '我們已收到您撤回合約的申請。',
  provider: '服務商',
  plan: '方案',
  subscription: '訂閱編號',
  received: '收到時間',
  effective: '生效時間',
  access: '可使用至',
  reference: '編號',
  keep: '請保留此訊息作為憑證。',
}
