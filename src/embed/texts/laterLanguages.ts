import type { enLater } from '../../ui/languages/enLater'

/** What our languages beside English say after the first screen and the offers. */
export const laterLanguages: Record<string, () => Promise<typeof enLater>> = {
  'zh-Hans': async () => (await import('../../ui/languages/zh-HansLater')).zhHansLater,
  'zh-Hant': async () => (await import('../../ui/languages/zh-HantLater')).zhHantLater,
}
