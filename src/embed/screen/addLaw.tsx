import { StoreStep } from '../../ui/law/StoreStep'
import { loadLawTexts } from '../texts/loadLawTexts'
import type { MoreNeeds, MoreParts } from './moreParts'

/** The second chunk with the screens that only a law or a store asks for, and their words. */
export async function addLaw<Code extends MoreParts>(code: Code, { situation }: MoreNeeds): Promise<Code> {
  const texts = await loadLawTexts(situation.locale ?? 'en')
  const changed: MoreParts = {
    ...code,
    laterSteps: { ...code.laterSteps, state: (view) => <StoreStep view={view} /> },
    speakWhole: (spoken, more) => code.speakWhole(spoken, { ...texts, ...more }),
  }
  return { ...code, ...changed }
}
