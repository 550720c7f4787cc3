// The merchant's own texts of the gallery, in the languages whose customers it is shown to. Other languages read the English ones.

/** The survey's title, by the customer's name where there is one. */
export const surveyTitle = {
  en: 'Why are you canceling, {{customer.firstName|there}}?',
  de: '{{customer.firstName|Hallo}}, warum kündigen Sie?',
  ja: '{{customer.firstName|お客}}様、解約の理由をお聞かせください',
  ar: 'لماذا تلغي اشتراكك يا {{customer.firstName|صديقنا}}؟',
  'zh-Hans': '{{customer.firstName|您好}}，为什么要取消订阅？',
}

/** What the question under *Something else* asks. */
export const commentLabel = {
  en: 'Tell us more',
  de: 'Erzählen Sie uns mehr',
  ja: '詳しくお聞かせください',
  ar: 'أخبرنا بالمزيد',
  'zh-Hans': '可以再说说具体情况',
}

/** What stays with the customer, and what goes. */
export const confirm = {
  keeps: [
    {
      en: 'Your invoices, to download',
      de: 'Ihre Rechnungen, zum Herunterladen',
      ja: '請求書（ダウンロードできます）',
      ar: 'فواتيرك، ويمكنك تنزيلها',
      'zh-Hans': '您的发票，可随时下载',
    },
  ],
  loses: [
    {
      en: 'Your 14 saved reports',
      de: 'Ihre 14 gespeicherten Berichte',
      ja: '保存済みのレポート14件',
      ar: 'تقاريرك المحفوظة، وعددها 14',
      'zh-Hans': '您保存的 14 份报告',
    },
  ],
  dataKeptDays: 30,
}

/** What the last screen says of coming back. */
export const done = {
  comeBack: {
    en: 'You can come back at any time: sign in and pick a plan, and your books are as you left them.',
    de: 'Sie können jederzeit zurückkommen: Melden Sie sich an, wählen Sie einen Tarif, und Ihre Bücher sind noch da.',
    ja: 'いつでも戻れます。ログインしてプランを選ぶと、帳簿は解約前のままです。',
    ar: 'يمكنك العودة في أي وقت: سجّل الدخول واختر خطة، وستجد دفاترك كما تركتها.',
    'zh-Hans': '您随时可以回来：登录并选择套餐，账本仍和离开时一样。',
  },
}

/** What the page knows to end, each with where it knows that from. A page writes these itself, in the language that it is in. */
export const losses = [
  { text: 'Your 14 saved reports', source: 'From your account, today' },
  { text: 'Your price of $39 a month; new customers pay $49', source: 'example.com/pricing' },
]
