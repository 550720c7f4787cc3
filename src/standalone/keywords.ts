import type { keywords as whole } from '../ui/languages/keywords'

/** Empty: the standalone file suggests reasons only by the keywords of the config. */
export const keywords: typeof whole = {}
