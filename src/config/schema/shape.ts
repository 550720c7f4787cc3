import * as z from 'zod/mini'
import { configSchema } from './schema'

/** A schema as plain data, small enough to ship. */
export type Shape = ScalarShape | ObjectShape | ListShape | RecordShape | UnionShape | NameShape

/** The words of its own error message: `anything`, or kinds by typeof and what more must hold (see fits.ts). */
export type ScalarShape = string

/** What stands at each key; `key?` is optional, keys not named are refused. */
export interface ObjectShape {
  [key: string]: Shape
}

/** Entries with an id, or a key, have one of their own. */
export type ListShape = ['list', entry: Shape, least: number]

/** The same at every key; or, where no object stands, the scalar. */
export type RecordShape = ['record', entry: Shape, scalar: ScalarShape]

/** Objects told apart by their `type`: the keys they all have, and those of each type. */
export type UnionShape = ['union', common: ObjectShape, variants: Record<string, ObjectShape>]

/** A name among those that the config gives at this key. */
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

// A rule in words not listed here would be lost on the way: better the build fails.
const understood = new Set(
  `$schema description title anyOf oneOf const enum type properties required additionalProperties propertyNames
  items minItems minLength maxLength pattern minimum maximum`.split(/\s+/),
)

/** The shape of one JSON Schema as zod writes them. Throws on what it does not understand. */
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

/**
 * The config's schema as a Shape. The build replaces this module by its value, which keeps zod (9 KB gzip with our
 * schema) out of the page; a test holds checkShape's verdicts against zod's own.
 */
export const configShape: Shape = toShape(z.toJSONSchema(configSchema, { reused: 'inline' }))
