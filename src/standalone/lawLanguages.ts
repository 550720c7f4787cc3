import type { lawLanguages as whole } from '../embed/texts/lawLanguages'

/** Empty: the standalone file has only English texts, and the config's `messages`. */
export const lawLanguages: typeof whole = {}
