import { en } from './en'
import type { WordList } from './wordList'
import { zhHans } from './zhHans'
import { zhHant } from './zhHant'

/** The word lists by language code. To add a language, add its file and a line here. */
export const wordLists: Readonly<Record<string, WordList>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
