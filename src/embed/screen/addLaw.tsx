import { presetOf } from '../../config/schema/presetOf'
import lawCss from '../../ui/law/lawStyles.css?inline'
import { lockedTexts } from '../../ui/law/lockedTexts'
import { NoticeStep } from '../../ui/law/NoticeStep'
import { StoreStep } from '../../ui/law/StoreStep'
import sameLookCss from '../../ui/law/sameLook.css?inline'
import { loadLawTexts } from '../texts/loadLawTexts'
import type { MoreNeeds, MoreParts } from './moreParts'

/**
 * The second chunk with the screens that only a law or a store asks for, their words, which no message of the config replaces, and
 * the looks of a preset that wants no button emphasized.
 */
export async function addLaw<Code extends MoreParts>(code: Code, { config, situation }: MoreNeeds): Promise<Code> {
  const { locale = 'en', kind } = situation
  const preset = presetOf(config, situation)
  const texts = await loadLawTexts(locale)
  const changed: MoreParts = {
    ...code,
    laterSteps: {
      ...code.laterSteps,
      state: (view) => <StoreStep view={view} />,
      confirm: (view) => <NoticeStep view={view} />,
    },
    laterStyles: code.laterStyles + lawCss + (preset === 'kr' || preset === 'strict' ? sameLookCss : ''),
    speakWhole(spoken, more) {
      const whole = code.speakWhole(spoken, { ...texts, ...more })
      return { ...whole, texts: lockedTexts(whole.texts, texts, { kind, preset, locale: whole.locale }) }
    },
  }
  return { ...code, ...changed }
}
