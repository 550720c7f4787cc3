import { textsOf, wordsOf } from '../../../config/lint/placedTexts'
import { type Preset, presetsOf } from '../../../config/schema/presetOf'
import type { Config } from '../../../config/schema/schema'

/** The languages of presets whose place has one. */
const placeLanguages: Readonly<Partial<Record<Preset, string>>> = { de: 'de', fr: 'fr', kr: 'ko' }

/**
 * The languages that a preset's flow is measured in: that of its place, or the first that the config has texts in; English; and those
 * that were asked for.
 */
export function languagesFor(config: Config, preset: Preset, asked: readonly string[]): string[] {
  const written = textsOf(config).flatMap((placed) => wordsOf(placed).flatMap(({ language }) => language ?? []))
  const own = placeLanguages[preset] ?? written[0] ?? Object.keys(config.messages ?? {})[0] ?? 'en'
  // English stands for all presets in the run of the first one.
  const isFirst = presetsOf(config)[0] === preset
  return [...new Set([own, ...(isFirst ? ['en'] : []), ...asked])]
}
