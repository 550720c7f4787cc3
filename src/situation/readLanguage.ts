import type { Reader } from './reading'
import { readText } from './readText'

/** Settings that ask for whatever language there is. */
const none = ['auto', 'default', 'c', 'posix', 'und', 'mul', 'zxx']

/**
 * A BCP 47 tag in its canonical form. Also read are POSIX locales (`de_DE.UTF-8`), the former tags of Chinese
 * (`zh-cmn-Hans`), and the first of a list (`pt-BR,pt;q=0.8`). `auto` is none.
 */
export const readLanguage: Reader<string> = (value) => {
  const text = readText(value)
  if (!text) return text
  const [locale = ''] = text.split(/[\s.@#,;]/)
  if (none.includes(locale.toLowerCase())) return undefined
  const tag = locale.replace(/_/g, '-').replace(/-$/, '')
  // In `zh-cmn` the second part is the language itself; Intl refuses such tags.
  const [found] = canonical(tag.replace(/^[a-z]{2,3}-(?=[a-z]{3}(-|$))/i, ''))
  // Longer ones are well-formed, and no language has any: `english`.
  return found && /^[a-z]{2,3}\b/.test(found) ? found : null
}

function canonical(tag: string): string[] {
  try {
    return Intl.getCanonicalLocales(tag)
  } catch {
    return []
  }
}
