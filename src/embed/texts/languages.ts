import type { Texts } from '../../ui/languages/en'

/**
 * The texts of the first screen and the offers, by language, except English. Every path is written out, so that no locale of a
 * page can become part of one.
 */
export const languages: Record<string, () => Promise<Partial<Texts>>> = {
  'zh-Hans': async () => (await import('../../ui/languages/zh-Hans')).zhHans,
  'zh-Hant': async () => (await import('../../ui/languages/zh-Hant')).zhHant,
}
