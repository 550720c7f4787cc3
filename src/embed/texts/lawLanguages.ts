import type { LawTexts } from '../../ui/languages/law/enLaw'

/** Our texts of the screens that only a law or a store asks for, by language, except English. As in languages.ts, every path is written out. */
export const lawLanguages: Record<string, () => Promise<{ texts: LawTexts }>> = {
  ar: () => import('../../ui/languages/law/law-ar'),
  da: () => import('../../ui/languages/law/law-da'),
  de: () => import('../../ui/languages/law/law-de'),
  es: () => import('../../ui/languages/law/law-es'),
  fr: () => import('../../ui/languages/law/law-fr'),
  he: () => import('../../ui/languages/law/law-he'),
  id: () => import('../../ui/languages/law/law-id'),
  it: () => import('../../ui/languages/law/law-it'),
  ja: () => import('../../ui/languages/law/law-ja'),
  ko: () => import('../../ui/languages/law/law-ko'),
  nl: () => import('../../ui/languages/law/law-nl'),
  pl: () => import('../../ui/languages/law/law-pl'),
  'pt-BR': () => import('../../ui/languages/law/law-pt-BR'),
  ru: () => import('../../ui/languages/law/law-ru'),
  sv: () => import('../../ui/languages/law/law-sv'),
  tr: () => import('../../ui/languages/law/law-tr'),
  vi: () => import('../../ui/languages/law/law-vi'),
  'zh-Hans': () => import('../../ui/languages/law/law-zh-Hans'),
  'zh-Hant': () => import('../../ui/languages/law/law-zh-Hant'),
}
