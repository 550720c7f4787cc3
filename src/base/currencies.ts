/**
 * The last two letters of each ISO 4217 code that has minor units. One block for each first letter, A to Z: in the first
 * block `ED` is AED, `FN` is AFN. Packed, because every page loads it. A test compares it with the package `currency-codes`.
 */
const endings = (
  'EDFNLLMDNGOARSUDWGZN AMBDDTGNHDIFMDNDOBOVRLSDTNWPYNZD ADDFHEHFHWLFLPNYOPOURCUCUPVEZK JFKKOPZD GPRNTBUR JDKP ' +
  'BPELHSIPMDNFTQYD KDNLTGUF DRLSNRQDRRSK MDODPY ESGSHRMFPWRWWDYDZT AKBPKRRDSLYD ADDLGAKDMKNTOPRUURVRWKXNXVYRZN ' +
  'ADGNIOOKPRZD MR ABENGKHPKRLNYG AR ONSDUBWF ARBDCRDGEKGDHPLEOSRDSPTNVCYPZL HBJSMTNDOPRYTDWDZS AHGXSDSNYIYUYWZS ' +
  'EDESNDUV ST AFCDCGOFPF ER ARMWWG'
).split(' ')

/** The currencies that do not have two decimals, by the number they have. */
const unusual = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

/** Whether a text is the code of a currency that people pay in, in upper case. Gold (XAU), tests (XTS) and none (XXX) are not. */
export const isCurrency = (code: string): boolean => {
  const pairs: string[] = endings[code.charCodeAt(0) - 65]?.match(/../g) ?? []
  return pairs.includes(code.slice(1))
}

/** Every code for which `isCurrency` holds. */
export const currencyCodes = (): string[] =>
  endings.flatMap((pairs, index) => (pairs.match(/../g) ?? []).map((pair) => String.fromCharCode(65 + index) + pair))

/**
 * How many decimals amounts in a currency have by ISO 4217: 4900 minor units of USD are 49.00, of JPY 4,900. Browsers answer
 * differently, since they count how cash is paid (0 decimals for HUF). 2 for an unknown code.
 */
export const decimalsOf = (currency: string): number => {
  const found = Object.entries(unusual).find(([, codes]) => codes.includes(currency))
  return found ? Number(found[0]) : 2
}
