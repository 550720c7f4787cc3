import { data as iso4217 } from 'currency-codes'
import { describe, expect, it } from 'vitest'
import { decimalsOf, isCurrency } from '../../../src/base/currencies'

/** Gold, silver, test codes, none: what no amount can be in, and so has no minor units. */
const withoutMinorUnits = 'XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX'.split(' ')

/** In ISO 4217 since the package's last release. */
const newer = ['XCG']

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const everyCode = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)))
const currencies = iso4217.filter(({ code }) => !withoutMinorUnits.includes(code))

describe('the currencies', () => {
  it('are those of ISO 4217, and no other three letters', () => {
    expect(everyCode.filter(isCurrency)).toEqual([...currencies.map(({ code }) => code), ...newer].sort())
  })

  it('have the decimals of ISO 4217', () => {
    expect(currencies.map(({ code }) => [code, decimalsOf(code)])).toEqual(
      currencies.map(({ code, digits }) => [code, digits]),
    )
  })

  it('are written in three upper-case letters, as they stand', () => {
    const others = ['usd', 'US', 'USDX', ' USD', '', 'U', 'SDU', '€', 'ＵＳＤ', '__proto__', 'USD\n']
    expect(others.filter(isCurrency)).toEqual([])
  })
})
