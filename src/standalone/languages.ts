import type { languages as whole } from '../embed/texts/languages'

/** Empty: the standalone file has only English texts, and the config's `messages`. */
export const languages: typeof whole = {}
