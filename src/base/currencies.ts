/**
 * How the codes of ISO 4217 that have minor units go on, by their first letter from A to Z: for A `ED`, `FN` … are AED, AFN …
 * Written so since every page loads it. A test holds it against the package `currency-codes`.
 */
const endings = (
  'EDFNLLMDNGOARSUDWGZN AMBDDTGNHDIFMDNDOBOVRLSDTNWPYNZD ADDFHEHFHWLFLPNYOPOURCUCUPVEZK JFKKOPZD GPRNTBUR JDKP ' +
  'BPELHSIPMDNFTQYD KDNLTGUF DRLSNRQDRRSK MDODPY ESGSHRMFPWRWWDYDZT AKBPKRRDSLYD ADDLGAKDMKNTOPRUURVRWKXNXVYRZN ' +
  'ADGNIOOKPRZD MR ABENGKHPKRLNYG AR ONSDUBWF ARBDCRDGEKGDHPLEOSRDSPTNVCYPZL HBJSMTNDOPRYTDWDZS AHGXSDSNYIYUYWZS ' +
  'EDESNDUV ST AFCDCGOFPF ER ARMWWG'
).split(' ')

/** The codes that do not have two decimals, by how many they have. */
const unusual = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

/** Whether this is the code, in upper case, of a currency that amounts can be in: not of gold, of a test, or of none (XXX). */
export const isCurrency = (code: string): boolean => {
  const pairs: string[] = endings[code.charCodeAt(0) - 65]?.match(/../g) ?? []
  return pairs.includes(code.slice(1))
}

/**
 * How many decimals amounts in this currency have: 4900 minor units of USD are 49.00, of JPY 4,900. By ISO 4217, and so the
 * same for everyone; what browsers say of decimals is how cash is paid (0 for HUF). 2 for a code that is none.
 */
export const decimalsOf = (currency: string): number => {
  const found = Object.entries(unusual).find(([, codes]) => codes.includes(currency))
  return found ? Number(found[0]) : 2
}
