import type { ReceiptTexts } from './enReceipt'

/** Our texts of the confirmation that a server sends, in Arabic. */
export const texts: ReceiptTexts = {
  'canceled.subject': 'تأكيد الإلغاء',
  'canceled.lead': 'وصلنا طلب الإلغاء الخاص بك.',
  'withdrawn.subject': 'تأكيد الرجوع عن العقد',
  'withdrawn.lead': 'وصلنا طلب الرجوع عن العقد الخاص بك.',
  provider: 'مقدّم الخدمة',
  plan: 'الباقة',
  subscription: 'رقم الاشتراك',
  received: 'تاريخ الاستلام',
  effective: 'يسري اعتبارًا من',
  access: 'الوصول متاح حتى',
  reference: 'الرقم المرجعي',
  keep: 'يُرجى الاحتفاظ بهذه الرسالة كتأكيد.',
}
