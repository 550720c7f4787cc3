import type { Texts } from '../../ui/languages/en'

/** Our languages beside English. Every path is written out: a locale chooses one of them and is never part of one. */
export const languages: Record<string, () => Promise<Partial<Texts>>> = {
  'zh-Hans': async () => (await import('../../ui/languages/zh-Hans')).zhHans,
  'zh-Hant': async () => (await import('../../ui/languages/zh-Hant')).zhHant,
}
