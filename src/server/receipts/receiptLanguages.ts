import { enReceipt, type ReceiptTexts } from './languages/enReceipt'
import { texts as ar } from './languages/receipt-ar'
import { texts as da } from './languages/receipt-da'
import { texts as de } from './languages/receipt-de'
import { texts as es } from './languages/receipt-es'
import { texts as fr } from './languages/receipt-fr'
import { texts as he } from './languages/receipt-he'
import { texts as id } from './languages/receipt-id'
import { texts as it } from './languages/receipt-it'
import { texts as ja } from './languages/receipt-ja'
import { texts as ko } from './languages/receipt-ko'
import { texts as nl } from './languages/receipt-nl'
import { texts as pl } from './languages/receipt-pl'
import { texts as ptBR } from './languages/receipt-pt-BR'
import { texts as ru } from './languages/receipt-ru'
import { texts as sv } from './languages/receipt-sv'
import { texts as tr } from './languages/receipt-tr'
import { texts as vi } from './languages/receipt-vi'
import { texts as zhHans } from './languages/receipt-zh-Hans'
import { texts as zhHant } from './languages/receipt-zh-Hant'

/** The texts of a confirmation in each of our languages, by BCP 47 tag. A server has them all: no customer loads them. */
export const receiptLanguages: Readonly<Record<string, ReceiptTexts>> = {
  en: enReceipt,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  ja,
  ko,
  de,
  fr,
  es,
  'pt-BR': ptBR,
  it,
  nl,
  pl,
  sv,
  da,
  tr,
  ru,
  id,
  vi,
  ar,
  he,
}
