import type { languages as whole } from '../embed/texts/languages'

/** The standalone file speaks English, and what the config's `messages` say. */
export const languages: typeof whole = {}
