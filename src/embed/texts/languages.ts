import type { Texts } from '../../ui/languages/en'

/**
 * Our texts by language, except English. Every path is written out, so that no locale of a page can become part of one.
 */
export const languages: Record<string, () => Promise<{ texts: Texts }>> = {
  ar: () => import('../../ui/languages/ar'),
  da: () => import('../../ui/languages/da'),
  de: () => import('../../ui/languages/de'),
  es: () => import('../../ui/languages/es'),
  fr: () => import('../../ui/languages/fr'),
  he: () => import('../../ui/languages/he'),
  id: () => import('../../ui/languages/id'),
  it: () => import('../../ui/languages/it'),
  ja: () => import('../../ui/languages/ja'),
  ko: () => import('../../ui/languages/ko'),
  nl: () => import('../../ui/languages/nl'),
  pl: () => import('../../ui/languages/pl'),
  'pt-BR': () => import('../../ui/languages/pt-BR'),
  ru: () => import('../../ui/languages/ru'),
  sv: () => import('../../ui/languages/sv'),
  tr: () => import('../../ui/languages/tr'),
  vi: () => import('../../ui/languages/vi'),
  'zh-Hans': () => import('../../ui/languages/zh-Hans'),
  'zh-Hant': () => import('../../ui/languages/zh-Hant'),
}
