/** What is known of one of our languages. */
export interface Language {
  /** Its name, in itself. */
  name: string
  /** Whether somebody whose mother tongue it is has read all of our texts in it. */
  isReviewed: boolean
}

/** The languages that we have texts in, by BCP 47 tag. It is for the docs, the demo and the tests: no page loads it. */
export const languageList: Readonly<Record<string, Language>> = {
  en: { name: 'English', isReviewed: false },
  'zh-Hans': { name: '简体中文', isReviewed: false },
  'zh-Hant': { name: '繁體中文', isReviewed: false },
  ja: { name: '日本語', isReviewed: false },
  ko: { name: '한국어', isReviewed: false },
  de: { name: 'Deutsch', isReviewed: false },
  fr: { name: 'Français', isReviewed: false },
  es: { name: 'Español', isReviewed: false },
  'pt-BR': { name: 'Português (Brasil)', isReviewed: false },
  it: { name: 'Italiano', isReviewed: false },
  nl: { name: 'Nederlands', isReviewed: false },
  pl: { name: 'Polski', isReviewed: false },
  sv: { name: 'Svenska', isReviewed: false },
  da: { name: 'Dansk', isReviewed: false },
  tr: { name: 'Türkçe', isReviewed: false },
  ru: { name: 'Русский', isReviewed: false },
  id: { name: 'Bahasa Indonesia', isReviewed: false },
  vi: { name: 'Tiếng Việt', isReviewed: false },
  ar: { name: 'العربية', isReviewed: false },
  he: { name: 'עברית', isReviewed: false },
}
