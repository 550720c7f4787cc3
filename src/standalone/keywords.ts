import type { keywords as whole } from '../ui/languages/keywords'

/** The standalone file suggests reasons by the config's own keywords alone. */
export const keywords: typeof whole = {}
