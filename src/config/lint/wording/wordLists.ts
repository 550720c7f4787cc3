import { en } from './en'
import type { WordList } from './wordList'
import { zhHans } from './zhHans'
import { zhHant } from './zhHant'

/** The lists by language, as texts are: to add a language is to add its file and a line. */
export const wordLists: Readonly<Record<string, WordList>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
