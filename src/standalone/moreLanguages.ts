import type { moreLanguages as whole } from '../embed/texts/moreLanguages'

/** Empty: the standalone file has only English texts, and the config's `messages`. */
export const moreLanguages: typeof whole = {}
