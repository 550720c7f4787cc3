import * as z from 'zod/mini'
import { configSchema } from './schema'

/** A schema as plain data, small enough to ship to pages. */
export type Shape = ScalarShape | ObjectShape | ListShape | RecordShape | UnionShape | NameShape

/** A scalar, in the words of its error message: `anything`, or kinds by typeof and what else must hold (see fits). */
export type ScalarShape = string

/** An object: the shape at each key. `key?` is optional, and other keys are refused. */
export interface ObjectShape {
  [key: string]: Shape
}

/** A list of at least so many entries. No two entries may have the same `id` or `key`. */
export type ListShape = ['list', entry: Shape, least: number]

/** An object with one shape at every key. A value that is no object must fit the scalar. */
export type RecordShape = ['record', entry: Shape, scalar: ScalarShape]

/** Objects told apart by their `type`: the keys that all have, and those of each type. */
export type UnionShape = ['union', common: ObjectShape, variants: Record<string, ObjectShape>]

/** A reference: one of the names that the config has under this key. */
export type NameShape = ['name', where: string]

type JsonSchema = z.core.JSONSchema.BaseSchema

function objectShape({ properties, required = [], additionalProperties }: JsonSchema): Shape {
  if (!properties) return ['record', toShape(additionalProperties as JsonSchema), 'an object']
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [
      required.includes(key) ? key : `${key}?`,
      toShape(value as JsonSchema),
    ]),
  )
}

function unionShape(schemas: JsonSchema[]): Shape {
  const shapes = schemas.map(toShape)
  if (shapes.every((shape) => typeof shape === 'string')) return shapes.join('|')
  if (shapes.every(isVariant)) return variantShape(shapes)
  const [scalar, record] = shapes
  if (typeof scalar === 'string' && Array.isArray(record) && record[0] === 'record')
    return ['record', record[1], scalar]
  throw new Error(`config/shape: expected scalars, objects with a type, or a scalar and a record, got ${schemas}`)
}

function variantShape(variants: ObjectShape[]): UnionShape {
  const [first = {}] = variants
  const same = (key: string) => variants.every((variant) => JSON.stringify(variant[key]) === JSON.stringify(first[key]))
  const pick = (variant: ObjectShape, wanted: (key: string) => boolean) =>
    Object.fromEntries(Object.entries(variant).filter(([key]) => wanted(key)))
  return [
    'union',
    pick(first, same),
    Object.fromEntries(
      variants.map((variant) => [
        (variant.type as string).replace('string in ', ''),
        pick(variant, (key) => key !== 'type' && !same(key)),
      ]),
    ),
  ]
}

function isVariant(shape: Shape): shape is ObjectShape {
  return typeof shape === 'object' && !Array.isArray(shape) && typeof shape.type === 'string'
}

function stringShape({ minLength, maxLength, pattern }: JsonSchema): string {
  if (pattern) return `string like ${pattern}`
  if (minLength === undefined && maxLength === undefined) return 'string'
  return `string from ${minLength ?? 0} to ${maxLength ?? Number.MAX_SAFE_INTEGER} characters`
}

function numberShape({ type, minimum, maximum }: JsonSchema): string {
  if (minimum === undefined && maximum === undefined) return 'number'
  const range = `from ${minimum ?? -Number.MAX_VALUE} to ${maximum ?? Number.MAX_VALUE}`
  return `number ${range}${type === 'integer' ? ' without fraction' : ''}`
}

// The build fails on any other keyword, since the rule it stands for would be lost without a word.
const understood = new Set(
  `$schema description title anyOf oneOf const enum type properties required additionalProperties propertyNames
  items minItems minLength maxLength pattern minimum maximum`.split(/\s+/),
)

/** The Shape of one JSON Schema, as zod writes them. Throws on a keyword that it does not understand. */
export function toShape(schema: JsonSchema): Shape {
  const strange = Object.keys(schema).find((keyword) => !understood.has(keyword))
  if (strange) throw new Error(`config/shape: ${JSON.stringify(schema)} has ${strange}. Teach toShape this keyword.`)
  if (schema.title) return ['name', schema.title]
  const union = schema.anyOf ?? schema.oneOf
  if (union) return unionShape(union as JsonSchema[])
  if (Array.isArray(schema.type)) return schema.type.join('|')
  const values = schema.const === undefined ? schema.enum : [schema.const]
  if (values) return `${schema.type} in ${values.join('|')}`
  if (schema.type === 'object') return objectShape(schema)
  if (schema.type === 'array') return ['list', toShape(schema.items as JsonSchema), schema.minItems ?? 0]
  if (schema.type === 'string') return stringShape(schema)
  if (schema.type === 'boolean') return 'boolean'
  if (schema.type) return numberShape(schema)
  return 'anything'
}

/** The shape of a config. Of an entry of `flows` it has the keys; readConfig holds their values against the config's own shapes. */
function shapeOfConfig(): ObjectShape {
  const shape = toShape(z.toJSONSchema(configSchema, { reused: 'inline' })) as ObjectShape
  const [, entry, least] = shape['flows?'] as ListShape
  const keys = Object.keys(entry).filter((key) => key.replace('?', '') in configSchema.shape)
  const anything = Object.fromEntries(keys.map((key): [string, Shape] => [key, 'anything']))
  return { ...shape, 'flows?': ['list', { ...(entry as ObjectShape), ...anything, id: shape.id as Shape }, least] }
}

/**
 * The schema of a config as a Shape. The build replaces this module by its value, which keeps zod (9 KB gzip with our schema)
 * out of pages. A test compares what checkShape says with what zod says.
 */
export const configShape: Shape = shapeOfConfig()
