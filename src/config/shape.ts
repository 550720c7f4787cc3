import * as z from 'zod/mini'
import { configSchema } from './schema'

/**
 * A schema as plain data, small enough to ship. A scalar is the words of its own error message: `string of 1 to 128
 * characters`, `whole number from 1 to 12`, `"once" or "forever"`, `string like ^[A-Z]{3}$`, `one of offers`, `anything`.
 */
export type Shape = string | ObjectShape | ListShape | RecordShape | UnionShape

/** What stands at each key; `key?` is optional, others are refused. */
export interface ObjectShape {
  [key: string]: Shape
}

export type ListShape = ['list', entry: Shape, least: number]

/** The same at every key, or no object but a scalar. */
export type RecordShape = ['record', entry: Shape, scalar: string]

/** Objects told apart by their `type`. */
export type UnionShape = ['union', ...variants: ObjectShape[]]

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
  if (shapes.every((shape) => typeof shape === 'string')) return shapes.join(' or ')
  if (shapes.every(isVariant)) return ['union', ...shapes]
  const [scalar, record] = shapes
  if (typeof scalar === 'string' && Array.isArray(record) && record[0] === 'record') return ['record', record[1], scalar]
  throw new Error(`config/shape: expected scalars, objects with a type, or a scalar and a record, got ${schemas}`)
}

function isVariant(shape: Shape): shape is ObjectShape {
  return typeof shape === 'object' && !Array.isArray(shape) && typeof shape.type === 'string'
}

function stringShape({ minLength, maxLength, pattern }: JsonSchema): string {
  if (pattern) return `string like ${pattern}`
  return maxLength === undefined ? 'string' : `string of ${minLength ?? 0} to ${maxLength} characters`
}

function numberShape({ type, minimum, maximum = Number.MAX_SAFE_INTEGER }: z.core.JSONSchema.NumberSchema): string {
  const range = minimum === undefined ? '' : ` from ${minimum} to ${maximum}`
  return `${type === 'integer' ? 'whole ' : ''}number${range}`
}

function toShape(schema: JsonSchema): Shape {
  if (schema.title) return schema.title
  const union = schema.anyOf ?? schema.oneOf
  if (union) return unionShape(union as JsonSchema[])
  if (Array.isArray(schema.type)) return schema.type.join(' or ')
  const values = schema.const === undefined ? schema.enum : [schema.const]
  if (values) return values.map((value) => JSON.stringify(value)).join(' or ')
  if (schema.type === 'object') return objectShape(schema)
  if (schema.type === 'array') return ['list', toShape(schema.items as JsonSchema), schema.minItems ?? 0]
  if (schema.type === 'string') return stringShape(schema)
  if (schema.type === 'boolean') return 'true or false'
  if (schema.type === 'number' || schema.type === 'integer') return numberShape(schema as z.core.JSONSchema.NumberSchema)
  if (Object.keys(schema).length === 0) return 'anything'
  throw new Error(`config/shape: no shape for ${JSON.stringify(schema)}. Teach toShape this kind of schema.`)
}

/**
 * The config's schema as a Shape. The build replaces this module by its value, which keeps zod (9 KB gzip with our
 * schema) out of the page; a test holds checkShape's verdicts against zod's own.
 */
export const configShape: Shape = toShape(z.toJSONSchema(configSchema, { reused: 'inline' }))
