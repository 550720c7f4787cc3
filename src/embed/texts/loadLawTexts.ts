import { enLaw, type LawTexts } from '../../ui/languages/law/enLaw'
import { lawLanguages } from './lawLanguages'
import { loadExtra } from './loadExtra'

/** Loads our texts of the screens of laws and stores in the language nearest to the locale; English where that is not to be had. */
export const loadLawTexts = (locale: string): Promise<LawTexts> => loadExtra(lawLanguages, enLaw, locale)
