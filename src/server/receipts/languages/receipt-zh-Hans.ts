import type { ReceiptTexts } from './enReceipt'

/** Our texts of the confirmation that a server sends, in Simplified Chinese. */
export const texts: ReceiptTexts = {
  'canceled.subject': '取消确认',
  'canceled.lead': '我们已收到您的取消申请。',
  'withdrawn.subject': '撤回确认',
  'withdrawn.lead': '我们已收到您撤回合同的申请。',
  provider: '服务商',
  plan: '套餐',
  subscription: '订阅编号',
  received: '收到时间',
  effective: '生效时间',
  access: '可使用至',
  reference: '编号',
  keep: '请保留此消息作为凭证。',
}
