/** An unknown language code, with the one that was likely meant. */
export interface StrangeLanguage {
  meant: string | undefined
}

/** Checks the code of a language against BCP 47 and the names that Intl knows; undefined for a known one. */
export function strangeLanguage(code: string): StrangeLanguage | undefined {
  const parsed = parse(code)
  if (!parsed) return { meant: meantBy(code) }
  const { language, region, script } = parsed
  const isKnown =
    !!nameOf('language', language) &&
    (region === undefined || !!nameOf('region', region)) &&
    (script === undefined || !!nameOf('script', script))
  return isKnown ? undefined : { meant: meantBy(code) }
}

function parse(code: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(code)
  } catch {
    return undefined
  }
}

function nameOf(type: 'language' | 'region' | 'script', code: string, locale = 'en'): string | undefined {
  try {
    return new Intl.DisplayNames([locale], { type, fallback: 'none' }).of(code)
  } catch {
    return undefined
  }
}

/** The code that was likely meant: `zh-CN` for `zh_CN`, `de` for `german` or `Deutsch`, `ja` for the country `jp`. */
function meantBy(code: string): string | undefined {
  const spelled = parse(code.trim().replace(/[_\s.]+/g, '-'))
  if (spelled && `${spelled}` !== code && !strangeLanguage(`${spelled}`)) return `${spelled}`
  return languageNamed(code) ?? languageIn(code)
}

const letters = [...'abcdefghijklmnopqrstuvwxyz']

/** The language that has this name, in English or as its speakers write it. */
function languageNamed(name: string): string | undefined {
  const plain = name.trim().toLowerCase()
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  return codes.find((code) => ['en', code].some((locale) => nameOf('language', code, locale)?.toLowerCase() === plain))
}

function languageIn(country: string): string | undefined {
  if (!/^[a-z]{2}$/i.test(country) || !nameOf('region', country.toUpperCase())) return undefined
  return parse(`und-${country}`)?.maximize().language
}
