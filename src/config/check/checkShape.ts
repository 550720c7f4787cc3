import type { ListShape, ObjectShape, RecordShape, Shape } from '../schema/shape'
import { fits } from './fits'
import { isConfigObject } from './isConfigObject'
import { at, error, type Problem, shown } from './problem'

/** All errors of a value against a shape. References to offers and segments are looked up in `config`, the whole config. */
export function checkShape(value: unknown, shape: Shape, path = '', config: unknown = value): Problem[] {
  if (typeof shape === 'string') return fits(value, shape) ? [] : refuse(value, shape, path)
  if (!Array.isArray(shape)) return checkObject(value, shape, path, config)
  switch (shape[0]) {
    case 'name':
      return checkName(value, Object.keys(Object(Object(config)[shape[1]])), path)
    case 'list':
      return checkList(value, shape, path, config)
    case 'record':
      return checkRecord(value, shape, path, config)
    case 'union': {
      const [, common, variants] = shape
      const type = `string in ${Object.keys(variants).join('|')}`
      // The type decides which other keys are allowed. Where it is unknown, only the type is reported.
      if (isConfigObject(value) && !Object.hasOwn(variants, `${value.type}`))
        return checkShape(value.type, type, at(path, 'type'))
      return checkObject(value, { type, ...common, ...variants[Object(value).type] }, path, config)
    }
  }
}

function refuse(value: unknown, expected: string, path: string): Problem[] {
  return [error(path, `expected ${expected}, got ${shown(value)}`)]
}

function checkName(value: unknown, names: string[], path: string): Problem[] {
  return names.includes(value as string) ? [] : refuse(value, `one of ${names.join(', ') || 'nothing'}`, path)
}

function checkList(value: unknown, [, entry, least]: ListShape, path: string, config: unknown): Problem[] {
  if (!Array.isArray(value) || value.length < least) return refuse(value, `a list of ${least} or more`, path)
  const ids = value.map((item) => item?.id ?? item?.key)
  return value.flatMap((item, index) =>
    ids[index] && ids.indexOf(ids[index]) < index
      ? refuse(ids[index], 'an id of its own', at(path, index))
      : checkShape(item, entry, at(path, index), config),
  )
}

function checkRecord(value: unknown, [, entry, scalar]: RecordShape, path: string, config: unknown): Problem[] {
  if (!isConfigObject(value)) return checkShape(value, scalar, path)
  return Object.keys(value).flatMap((key) => checkShape(value[key], entry, at(path, key), config))
}

function checkObject(value: unknown, shape: ObjectShape, path: string, config: unknown): Problem[] {
  if (!isConfigObject(value)) return refuse(value, 'an object', path)
  const names = Object.keys(shape).map((key) => key.replace('?', ''))
  return [
    ...Object.keys(value).flatMap((key) => checkName(key, names, at(path, key))),
    ...Object.values(shape).flatMap((entry, index) => {
      const name = names[index] as string
      const isLeftOut = value[name] === undefined && !(name in shape)
      return isLeftOut ? [] : checkShape(value[name], entry, at(path, name), config)
    }),
  ]
}
