import type { laterLanguages as whole } from '../embed/texts/laterLanguages'

/** The standalone file speaks English, and what the config's `messages` say. */
export const laterLanguages: typeof whole = {}
