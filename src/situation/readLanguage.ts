import type { Reader } from './reading'
import { readText } from './readText'

/** Words that stand for no particular language. */
const none = ['auto', 'default', 'c', 'posix', 'und', 'mul', 'zxx']

/**
 * Reads a BCP 47 tag and gives its canonical form. Also reads POSIX locales (`de_DE.UTF-8`), former tags of Chinese
 * (`zh-cmn-Hans`), and the first entry of a list (`pt-BR,pt;q=0.8`). `auto` and the like are absent.
 */
export const readLanguage: Reader<string> = (value) => {
  const text = readText(value)
  if (!text) return text
  const [locale = ''] = text.replaceAll('_', '-').split(/-?[\s.@#,;]/)
  if (none.includes(locale.toLowerCase())) return undefined
  try {
    // Intl refuses tags such as `zh-cmn`, where the second part is the language, so the first one is cut off.
    const [tag = ''] = Intl.getCanonicalLocales(locale.replace(/^[a-z]{2,3}-(?=[a-z]{3}(-|$))/i, ''))
    // Intl accepts longer language codes, such as `english`, but no language has one.
    return /^[a-z]{2,3}\b/.test(tag) ? tag : null
  } catch {
    return null
  }
}
