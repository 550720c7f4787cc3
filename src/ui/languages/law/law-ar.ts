import type { LawTexts } from './enLaw'

/** Our texts of the screens that only a law or a store asks for, in Arabic. */
export const texts: LawTexts = {
  'store.title': 'هذا الاشتراك مدفوع عبر {{store}}',
  'store.body': 'لا يمكن إلغاؤه إلا هناك. لن يتغير شيء هنا.',
  'store.cancel': 'الإلغاء في {{store}}',
  'notice.name': 'اسمك',
  'notice.contract': 'العقد',
  'notice.email': 'البريد الإلكتروني لاستلام التأكيد',
  'notice.kind': 'نوع الإلغاء',
  'notice.ordinary': 'إلغاء عادي، في أقرب تاريخ ممكن',
  'notice.cause': 'لسبب وجيه، فورًا',
  'notice.grounds': 'السبب',
  'withdraw.title': 'هل تريد الرجوع عن العقد؟',
  'withdraw.until': 'يمكن الرجوع حتى',
  'withdraw.cancel': 'الرجوع عن العقد من هنا',
  'withdraw.confirm': 'تأكيد الرجوع',
  'withdraw.failed': 'لم يُرسل طلب الرجوع بعد',
  'withdraw.done': 'أُرسل طلب الرجوع',
  'withdraw.date': 'تاريخ الرجوع',
}
