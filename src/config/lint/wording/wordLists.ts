import { ar } from './ar'
import { da } from './da'
import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { he } from './he'
import { id } from './id'
import { it } from './it'
import { ja } from './ja'
import { ko } from './ko'
import { nl } from './nl'
import { pl } from './pl'
import { ptBR } from './ptBR'
import { ru } from './ru'
import { sv } from './sv'
import { tr } from './tr'
import { vi } from './vi'
import type { WordList } from './wordList'
import { zhHans } from './zhHans'
import { zhHant } from './zhHant'

/** The word lists by language code, one for each language that we have texts in. To add a language, add its file and a line here. */
export const wordLists: Readonly<Record<string, WordList>> = {
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  ...{ ja, ko, de, fr, es, 'pt-BR': ptBR, it, nl, pl, sv, da, tr, ru, id, vi, ar, he },
}
