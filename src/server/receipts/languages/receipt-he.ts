import type { ReceiptTexts } from './enReceipt'

/** Our texts of the confirmation that a server sends, in Hebrew. */
export const texts: ReceiptTexts = {
  'canceled.subject': 'אישור על הביטול',
  'canceled.lead': 'קיבלנו את הודעת הביטול.',
  'withdrawn.subject': 'אישור על החזרה מהחוזה',
  'withdrawn.lead': 'קיבלנו את ההודעה על החזרה מהחוזה.',
  provider: 'ספק השירות',
  plan: 'מסלול',
  subscription: 'מספר מינוי',
  received: 'התקבל בתאריך',
  effective: 'בתוקף מתאריך',
  access: 'גישה עד',
  reference: 'מספר אסמכתה',
  keep: 'כדאי לשמור את ההודעה הזאת כאישור.',
}
