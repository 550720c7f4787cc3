/** Numbers 0 to 1 that are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), state | 1)
    const more = mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ more ^ ((mixed ^ more) >>> 14)) >>> 0) / 2 ** 32
  }
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Make = (pick: Pick) => Json
type Pick = <T>(from: readonly T[]) => T

const words = ['', 'a', 'A', 'b', 'abc', 'ABC', 'null', '5', '10', '2.0', 'true', 'x y'] as const
const numbers = [-10, -1, 0, 1, 2, 5, 9, 10, 1.5] as const
const versions = [
  '1.0.0',
  'v1.0.0',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0+build',
  '2.3',
  '10.0.0',
  '0.9.99',
  '100000',
  '',
] as const
const patterns = ['a', '^a', 'c$', '^.b', 'null', '[0-9]+', 'a/b', '(a|b)c?', '(', '5|10', '\\d', 'true'] as const
const paths = [
  'a',
  'b',
  'n',
  'tags',
  'tags.0',
  'tags.length',
  'o',
  'o.p',
  'o.p.q',
  'v',
  'id',
  'list',
  'missing',
  'a.b',
] as const
const types = ['string', 'number', 'boolean', 'null', 'array', 'object', 'undefined'] as const

const scalar: Make = (pick) => pick([null, true, false, pick(numbers), pick(words), pick(words)])
const list: Make = (pick) => Array.from({ length: pick([0, 1, 2, 3]) }, () => scalar(pick))
const object: Make = (pick) => ({ p: pick([scalar, list, (): Json => ({ q: scalar(pick) })])(pick) })
const anything: Make = (pick) => pick([scalar, scalar, scalar, list, object])(pick)
const listOrNot: Make = (pick) => pick([list, list, list, scalar])(pick)
const version: Make = (pick) => pick([pick(versions), pick(versions), scalar(pick)])
const nested: Make = (pick) => pick([anything, operatorsFor])(pick)

/** Every operator that stands under an attribute, with the operands it is tried on. */
const operands: Record<string, Make> = {
  ...Object.fromEntries(['$eq', '$ne', '$lt', '$lte', '$gt', '$gte'].map((name) => [name, scalar])),
  ...Object.fromEntries(['$veq', '$vne', '$vlt', '$vlte', '$vgt', '$vgte'].map((name) => [name, version])),
  ...Object.fromEntries(['$in', '$nin', '$ini', '$nini'].map((name) => [name, listOrNot])),
  $all: (pick) => pick([listOrNot, (): Json => [nested(pick)]])(pick),
  $alli: (pick) => pick([listOrNot, (): Json => [nested(pick)]])(pick),
  $regex: (pick) => pick([...patterns, 5]),
  $regexi: (pick) => pick([...patterns, 5]),
  $not: nested,
  $elemMatch: (pick) => pick([operatorsFor, conditionFor])(pick),
  $size: (pick) => pick([(): Json => pick(numbers), operatorsFor])(pick),
  $exists: scalar,
  $type: (pick) => pick(types),
  $inGroup: (pick) => pick(['staff', 'mixed', 'nobody']),
  $notInGroup: (pick) => pick(['staff', 'mixed', 'nobody']),
  $unknown: scalar,
}

const operatorsFor: Make = (pick) => {
  const names = Array.from({ length: pick([1, 1, 1, 2]) }, () => pick(Object.keys(operands)))
  return Object.fromEntries(names.map((name) => [name, operands[name]?.(pick) ?? null]))
}

const joinsFor: Make = (pick) => {
  const name = pick(['$and', '$or', '$nor', '$not'])
  if (name === '$not') return { $not: conditionFor(pick) }
  return { [name]: Array.from({ length: pick([0, 1, 2, 2]) }, () => conditionFor(pick)) }
}

const attributeFor: Make = (pick) => ({
  [pick(paths)]: pick([anything, operatorsFor, operatorsFor, operatorsFor])(pick),
})

/** A condition in GrowthBook's language, well formed but of any content. */
const conditionFor: Make = (pick) => {
  const parts = Array.from({ length: pick([0, 1, 1, 1, 2]) }, () =>
    pick([attributeFor, attributeFor, attributeFor, joinsFor])(pick),
  )
  return Object.assign({}, ...parts)
}

const attributesFor: Make = (pick) => ({
  a: anything(pick),
  n: pick(numbers),
  v: version(pick),
  id: pick(words),
  tags: listOrNot(pick),
  o: anything(pick),
  list: Array.from({ length: pick([0, 1, 3]) }, () => pick([object, scalar, attributeFor])(pick)),
  ...(pick([true, false]) && { b: anything(pick) }),
})

/** Every operator that the conditions are drawn from, one that nobody knows among them. */
export const operatorsTried = [...Object.keys(operands), '$and', '$or', '$nor']

export const savedGroups = { staff: ['a', 'abc', '5'], mixed: [1, '5', null], nobody: [] }

/** The next pair, from a source of numbers. */
export function randomPair(random: () => number): {
  condition: { [key: string]: Json }
  attributes: { [key: string]: Json }
} {
  const pick: Pick = (from) => from[Math.floor(random() * from.length)] as (typeof from)[number]
  return { condition: conditionFor(pick), attributes: attributesFor(pick) } as ReturnType<typeof randomPair>
}
