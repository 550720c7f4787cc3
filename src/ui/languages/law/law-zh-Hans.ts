import type { LawTexts } from './enLaw'

/** Our texts of the screens that only a law or a store asks for, in simplified Chinese. */
export const texts: LawTexts = {
  'store.title': '此订阅通过 {{store}} 付费',
  'store.body': '只能在那里取消，这里不会有任何变化。',
  'store.cancel': '在 {{store}} 中取消',
  'notice.name': '您的姓名',
  'notice.contract': '合同',
  'notice.email': '接收确认的邮箱',
  'notice.kind': '取消方式',
  'notice.ordinary': '普通取消，在最近的可行日期生效',
  'notice.cause': '因正当理由立即取消',
  'notice.grounds': '理由',
  'withdraw.title': '要撤回合同吗？',
  'withdraw.until': '可撤回至',
  'withdraw.cancel': '在此撤回合同',
  'withdraw.confirm': '确认撤回',
  'withdraw.failed': '撤回尚未发出',
  'withdraw.done': '撤回已发出',
  'withdraw.date': '撤回日期',
}
