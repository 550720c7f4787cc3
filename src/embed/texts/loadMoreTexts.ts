import { enMore, type MoreTexts } from '../../ui/languages/more/enMore'
import { loadExtra } from './loadExtra'
import { moreLanguages } from './moreLanguages'

/** Loads our texts of further offers in the language nearest to the locale; English where we have none, or they do not load. */
export const loadMoreTexts = (locale: string): Promise<MoreTexts> => loadExtra(moreLanguages, enMore, locale)
