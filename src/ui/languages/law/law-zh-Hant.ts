import type { LawTexts } from './enLaw'

/** Our texts of the screens that only a law or a store asks for, in traditional Chinese. */
export const texts: LawTexts = {
  'store.title': '此訂閱透過 {{store}} 付費',
  'store.body': '只能在那裡取消，這裡不會有任何變更。',
  'store.cancel': '在 {{store}} 中取消',
  'notice.name': '您的姓名',
  'notice.contract': '合約',
  'notice.email': '接收確認的電子郵件',
  'notice.kind': '取消方式',
  'notice.ordinary': '一般取消，於最近的可行日期生效',
  'notice.cause': '因正當理由立即取消',
  'notice.grounds': '理由',
  'withdraw.title': '要撤回合約嗎？',
  'withdraw.until': '可撤回至',
  'withdraw.cancel': '在此撤回合約',
  'withdraw.confirm': '確認撤回',
  'withdraw.failed': '撤回尚未送出',
  'withdraw.done': '撤回已送出',
  'withdraw.date': '撤回日期',
}
