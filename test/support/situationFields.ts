import fc from 'fast-check'
import { expected } from '../../src/situation/expected'

export const words = [
  '',
  ' ',
  'usd',
  'US$',
  'month',
  'quarterly',
  'on-hold',
  '2025-06-01',
  '0000-00-00',
  '49.00',
  '4900',
  'auto',
]

export const scalar = fc.oneof(
  fc.constantFrom<unknown>(...words, null, undefined, true, Number.NaN, -0, 0, 1748772120, 2 ** 53, 4900n),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true, withNullPrototype: true }),
)

export const fields = [...expected.keys()].flatMap((path) => path.match(/\w+$/) ?? [])

export const object = (value: fc.Arbitrary<unknown>) =>
  fc.dictionary(fc.oneof(fc.constantFrom(...fields, '__proto__', 'constructor'), fc.string()), value, { maxKeys: 8 })

export const anySituation = fc.oneof(
  { weight: 1, arbitrary: scalar },
  {
    weight: 4,
    arbitrary: object(fc.oneof(scalar, object(fc.oneof(scalar, fc.array(object(scalar)))), fc.array(object(scalar)))),
  },
)
