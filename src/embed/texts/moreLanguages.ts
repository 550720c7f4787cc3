import type { MoreTexts } from '../../ui/languages/more/enMore'

/** Our texts of offers about deliveries and of the chat, by language, except English. As in languages.ts, every path is written out. */
export const moreLanguages: Record<string, () => Promise<{ texts: MoreTexts }>> = {
  ar: () => import('../../ui/languages/more/more-ar'),
  da: () => import('../../ui/languages/more/more-da'),
  de: () => import('../../ui/languages/more/more-de'),
  es: () => import('../../ui/languages/more/more-es'),
  fr: () => import('../../ui/languages/more/more-fr'),
  he: () => import('../../ui/languages/more/more-he'),
  id: () => import('../../ui/languages/more/more-id'),
  it: () => import('../../ui/languages/more/more-it'),
  ja: () => import('../../ui/languages/more/more-ja'),
  ko: () => import('../../ui/languages/more/more-ko'),
  nl: () => import('../../ui/languages/more/more-nl'),
  pl: () => import('../../ui/languages/more/more-pl'),
  'pt-BR': () => import('../../ui/languages/more/more-pt-BR'),
  ru: () => import('../../ui/languages/more/more-ru'),
  sv: () => import('../../ui/languages/more/more-sv'),
  tr: () => import('../../ui/languages/more/more-tr'),
  vi: () => import('../../ui/languages/more/more-vi'),
  'zh-Hans': () => import('../../ui/languages/more/more-zh-Hans'),
  'zh-Hant': () => import('../../ui/languages/more/more-zh-Hant'),
}
