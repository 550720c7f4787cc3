import type { enLater } from '../../ui/languages/enLater'

/** The texts of the other screens, by language, except English. */
export const laterLanguages: Record<string, () => Promise<typeof enLater>> = {
  'zh-Hans': async () => (await import('../../ui/languages/zh-HansLater')).zhHansLater,
  'zh-Hant': async () => (await import('../../ui/languages/zh-HantLater')).zhHantLater,
}
