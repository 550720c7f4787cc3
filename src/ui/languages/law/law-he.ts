import type { LawTexts } from './enLaw'

/** Our texts of the screens that only a law or a store asks for, in Hebrew. */
export const texts: LawTexts = {
  'store.title': 'המינוי הזה משולם דרך {{store}}',
  'store.body': 'אפשר לבטל אותו רק שם. כאן לא משתנה דבר.',
  'store.cancel': 'ביטול ב־{{store}}',
  'notice.name': 'השם שלך',
  'notice.contract': 'החוזה',
  'notice.email': 'דוא״ל לקבלת האישור',
  'notice.kind': 'סוג הביטול',
  'notice.ordinary': 'רגיל, במועד הקרוב האפשרי',
  'notice.cause': 'מסיבה מוצדקת, באופן מיידי',
  'notice.grounds': 'הסיבה',
  'withdraw.title': 'לחזור מהחוזה?',
  'withdraw.until': 'אפשר לחזור מהחוזה עד',
  'withdraw.cancel': 'חזרה מהחוזה כאן',
  'withdraw.confirm': 'אישור החזרה',
  'withdraw.failed': 'ההודעה על החזרה עדיין לא נשלחה',
  'withdraw.done': 'ההודעה על החזרה נשלחה',
  'withdraw.date': 'תאריך החזרה',
}
