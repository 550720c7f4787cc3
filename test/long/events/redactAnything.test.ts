import fc from 'fast-check'
import { expect, it } from 'vitest'
import { redact } from '../../../src/events/personal/redact'
import redactRows from '../../cases/redact.json'
import { draws } from '../../support/sample'

const rows = redactRows as [name: string, text: string, expected: string][]

/** Pieces that numbers and addresses are made of, in several scripts, and what stands around them. */
const pieces = fc.constantFrom(
  ...[
    '0',
    '4',
    '42',
    '4242',
    '٤٢',
    '۰۹',
    '０',
    '１２',
    '२',
    '555',
    '2019',
    '+',
    '(',
    ')',
    ' ',
    '-',
    '.',
    '/',
    ',',
    ':',
    '–',
  ],
  ...[
    '@',
    '＠',
    'a',
    'jane',
    'é',
    'e\u0301',
    '谢',
    'com',
    '.com',
    'DE89',
    'ＤＥ',
    '\u200b',
    '\ud83d\ude00',
    '\n',
    '(at)',
    '$',
    '€',
    'x',
  ],
  ...rows.map(([, text]) => text),
)
const texts = fc.array(pieces, { maxLength: 12 }).map((list) => list.join(''))
const anyText = fc.oneof(texts, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))

it('finds nothing in what it has redacted', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = redact(text)
      expect(redact(once)).toBe(once)
    }),
    { numRuns: draws(3000) },
  )
})

it('takes out whole stretches, and leaves all else to the letter', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const kept = redact(text).split(/\[(?:email|iban|card|phone)\]/)
      let place = 0
      for (const piece of kept) {
        const found = text.indexOf(piece, place)
        expect(found).toBeGreaterThanOrEqual(place)
        place = found + piece.length
      }
      expect(text.startsWith(kept[0] ?? '')).toBe(true)
      expect(text.endsWith(kept.at(-1) ?? '')).toBe(true)
    }),
    { numRuns: draws(3000) },
  )
})
