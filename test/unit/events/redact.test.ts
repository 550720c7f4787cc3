import { describe, expect, it } from 'vitest'
import { configSchema } from '../../../src/config/schema/schema'
import { personalKinds, redact } from '../../../src/events/personal/redact'
import redactRows from '../../cases/redact.json'

const rows = redactRows as [name: string, text: string, expected: string][]

describe('redact', () => {
  it.each(rows)('%s', (_, text, expected) => {
    expect(redact(text)).toBe(expected)
  })

  it('leaves the kinds alone that were not asked for', () => {
    const text = 'jane@example.com 4242424242424242 +14155552671 DE89370400440532013000'
    expect(redact(text, [])).toBe(text)
    for (const kind of personalKinds) {
      const [left, ...others] = redact(text, [kind]).match(/\[\w+\]/g) ?? []
      expect([left, others]).toEqual([`[${kind}]`, []])
    }
  })

  it('knows the kinds that a config may name, and no others', () => {
    const redactOf = (kinds: readonly string[]) =>
      configSchema.safeParse({
        version: 1,
        id: 'main',
        survey: { reasons: [{ id: 'other' }] },
        privacy: { redact: kinds },
      }).success
    expect(redactOf(personalKinds)).toBe(true)
    expect(redactOf(['name'])).toBe(false)
  })

  it('finds what another number in the same run of digits has hidden', () => {
    const once = redact('my number is 0912 345 678.my number is 4155552671.49.0021.11.2026 0171 1234567')
    expect(redact(once)).toBe(once)
  })

  it('finds what it finds anywhere in a sentence', () => {
    for (const [, text, expected] of rows.filter(([name, text, expected]) => text !== expected && !/kept/.test(name))) {
      expect(redact(`well, ${text} ok`)).toBe(`well, ${expected} ok`)
    }
  })
})
