import { distance } from './distance'

/** The countries of ISO 3166-1 by their codes of two letters, and XK, which billers use for Kosovo. */
const codes = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH
  CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN
  GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI
  LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM
  PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD
  TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW`.split(
    /\s+/,
  ),
)

/** Whether a word is the code of a country. */
export const isCountry = (code: string): boolean => codes.has(code)

/** The code that was likely meant: `DE` for `de`, `DEU`, `Germany` or `Deutschland`, `GB` for `UK`. */
export function meantCountry(word: string): string | undefined {
  const plain = word.trim()
  return codeIn(plain) ?? named(plain)
}

/** The country of a code in another form. A language's code is taken for its country's only where both are the same. */
function codeIn(word: string): string | undefined {
  try {
    const { region = '' } = new Intl.Locale(`und-${word}`)
    return isCountry(region) ? region : undefined
  } catch {
    return undefined
  }
}

/** The country whose name this is, in English or in its own language, or is but for a letter or two. */
function named(word: string): string | undefined {
  const letters = plainName(word)
  const names = [...codes].flatMap((code) =>
    ['en', `und-${code}`].map((locale) => ({ code, name: nameIn(locale, code) })),
  )
  const exact = names.find(({ name }) => name === letters)
  if (exact) return exact.code
  const [nearest] = names
    .map(({ code, name }) => ({ code, away: distance(letters, name), length: name.length }))
    .filter(({ away, length }) => length > 3 && away <= Math.floor(length / 5))
    .sort((a, b) => a.away - b.away)
  // Three letters of ISO 3166-1, which Intl does not know, mostly begin as the two do.
  return nearest?.code ?? (/^[a-z]{3}$/i.test(word) ? codeIn(word.slice(0, 2)) : undefined)
}

function nameIn(locale: string, code: string): string {
  const { language } = new Intl.Locale(locale).maximize()
  return plainName(new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? '')
}

const plainName = (name: string) => name.toLowerCase().replace(/[^\p{L}]/gu, '')
