import { at, error, type Problem, shown } from './problem'
import type { ObjectShape, Shape } from './shape'

type Kind<Name> = Extract<Shape, [Name, ...unknown[]]>

/** Every way in which the value departs from the shape. */
export function checkShape(value: unknown, shape: Shape, path = ''): Problem[] {
  if (!Array.isArray(shape)) return checkObject(value, shape, path)
  switch (shape[0]) {
    case 'any':
      return []
    case 'boolean':
      return expect(typeof value === 'boolean', path, 'true or false', value)
    case 'string':
      return checkString(value, shape, path)
    case 'number':
      return checkNumber(value, shape, path)
    case 'oneOf':
      return checkOneOf(value, shape.slice(1), path)
    case 'list':
      return checkList(value, shape, path)
    case 'record':
      return checkRecord(value, shape, path)
    case 'union':
      return checkUnion(value, shape, path)
    case 'byType':
      return checkByType(value, shape, path)
  }
}

function expect(holds: boolean, path: string, expected: string, value: unknown): Problem[] {
  return holds ? [] : [error(path, `expected ${expected}, got ${shown(value)}`)]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function checkObject(value: unknown, keys: ObjectShape, path: string): Problem[] {
  if (!isObject(value)) return expect(false, path, 'an object', value)
  const known = new Map(Object.entries(keys).map(([key, shape]) => [key.replace('?', ''), shape]))
  const unknown = Object.keys(value).filter((key) => !known.has(key))
  return [
    ...unknown.map((key) => error(at(path, key), `unknown key; expected one of ${[...known.keys()].join(', ')}`)),
    ...[...known].flatMap(([key, shape]) =>
      Object.hasOwn(value, key) && value[key] !== undefined
        ? checkShape(value[key], shape, at(path, key))
        : key in keys
          ? [error(at(path, key), 'missing')]
          : [],
    ),
  ]
}

function checkString(value: unknown, [, min, max, pattern]: Kind<'string'>, path: string): Problem[] {
  if (typeof value !== 'string') return expect(false, path, 'text', value)
  const [least, most] = [min ?? 0, max ?? 100_000]
  const fits = value.length >= least && value.length <= most
  if (!fits) return expect(false, path, `text of ${least} to ${most} characters`, value)
  return expect(!pattern || new RegExp(pattern).test(value), path, `text like ${pattern}`, value)
}

function checkOneOf(value: unknown, values: unknown[], path: string): Problem[] {
  return expect(values.includes(value), path, values.map((one) => JSON.stringify(one)).join(' or '), value)
}

function checkNumber(value: unknown, [, whole, min, max, above]: Kind<'number'>, path: string): Problem[] {
  const number = typeof value === 'number' ? value : Number.NaN
  const fits = whole ? Number.isSafeInteger(number) : Number.isFinite(number)
  const inside = number >= (min ?? -Infinity) && number <= (max ?? Infinity) && number > (above ?? -Infinity)
  const from = above === null ? min : `above ${above}`
  const bounds = [from ?? '', max ?? ''].filter((bound) => bound !== '').join(' to ')
  return expect(fits && inside, path, `a ${whole ? 'whole ' : ''}number${bounds && ` ${bounds}`}`, value)
}

function checkList(value: unknown, [, item, min]: Kind<'list'>, path: string): Problem[] {
  if (!Array.isArray(value) || value.length < min)
    return expect(false, path, `a list${min ? ' with an entry' : ''}`, value)
  return value.flatMap((entry, index) => checkShape(entry, item, at(path, index)))
}

function checkRecord(value: unknown, [, entry, key]: Kind<'record'>, path: string): Problem[] {
  if (!isObject(value)) return expect(false, path, 'an object', value)
  return Object.keys(value).flatMap((name) => [
    ...checkShape(name, key, at(path, name)),
    ...checkShape(value[name], entry, at(path, name)),
  ])
}

function checkUnion(value: unknown, [, shapes]: Kind<'union'>, path: string): Problem[] {
  const attempts = shapes.map((shape) => checkShape(value, shape, path))
  // The attempt that came furthest says best what is wrong: its problem lies deepest.
  return attempts.reduce((best, next) => (depth(next) > depth(best) ? next : best))
}

function depth(problems: Problem[]): number {
  return problems[0] ? problems[0].path.length : Infinity
}

function checkByType(value: unknown, [, variants]: Kind<'byType'>, path: string): Problem[] {
  if (!isObject(value)) return expect(false, path, 'an object', value)
  const type = String(value.type)
  const shape = Object.hasOwn(variants, type) ? variants[type] : undefined
  return shape ? checkShape(value, shape, path) : checkOneOf(value.type, Object.keys(variants), at(path, 'type'))
}
