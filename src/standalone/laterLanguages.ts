import type { laterLanguages as whole } from '../embed/texts/laterLanguages'

/** Empty: the standalone file has only English texts, and the config's `messages`. */
export const laterLanguages: typeof whole = {}
