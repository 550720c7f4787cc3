import * as z from 'zod/mini'
import { configSchema } from './schema'

/**
 * A schema as plain data, small enough to ship:
 * an object lists its keys (`key?` is optional, others are refused), a tuple names its kind first.
 */
export type Shape =
  | ObjectShape
  | ['any']
  | ['boolean']
  | ['string', min: Bound, max: Bound, pattern: string | null]
  | ['number', whole: boolean, min: Bound, max: Bound, above: Bound]
  | ['oneOf', ...values: (string | number)[]]
  | ['list', item: Shape, min: number]
  | ['record', value: Shape, key: Shape]
  | ['union', shapes: Shape[]]
  | ['byType', variants: ObjectShape]

type Bound = number | null

export interface ObjectShape {
  [key: string]: Shape
}

type JsonSchema = z.core.JSONSchema.BaseSchema

function objectShape(schema: JsonSchema): Shape {
  const { properties, required = [], additionalProperties, propertyNames } = schema
  if (properties) {
    return Object.fromEntries(
      Object.entries(properties).map(([key, value]) => [
        required.includes(key) ? key : `${key}?`,
        toShape(value as JsonSchema),
      ]),
    )
  }
  const value = toShape((additionalProperties as JsonSchema | undefined) ?? {})
  const key = toShape((propertyNames as JsonSchema | undefined) ?? {})
  return ['record', value, key]
}

function unionShape(schemas: JsonSchema[]): Shape {
  const types = schemas.map((schema) => (schema.properties?.type as JsonSchema | undefined)?.const)
  if (types.every((type) => typeof type === 'string')) {
    return ['byType', Object.fromEntries(schemas.map((schema, index) => [types[index], toShape(schema)]))]
  }
  return ['union', schemas.map(toShape)]
}

/** A bound worth saying: the ends of the safe integers go without saying. */
function bound(limit: number | boolean | undefined): Bound {
  return typeof limit === 'number' && Math.abs(limit) < Number.MAX_SAFE_INTEGER ? limit : null
}

function toShape(schema: JsonSchema): Shape {
  const union = schema.anyOf ?? schema.oneOf
  if (union) return unionShape(union as JsonSchema[])
  if (Array.isArray(schema.type)) return ['union', schema.type.map((type) => toShape({ type } as JsonSchema))]
  if (schema.const !== undefined) return ['oneOf', schema.const as string | number]
  if (schema.enum) return ['oneOf', ...(schema.enum as string[])]
  if (schema.type === 'object') return objectShape(schema)
  if (schema.type === 'array') return ['list', toShape(schema.items as JsonSchema), schema.minItems ?? 0]
  if (schema.type === 'string')
    return ['string', schema.minLength ?? null, schema.maxLength ?? null, schema.pattern ?? null]
  if (schema.type === 'boolean') return ['boolean']
  if (schema.type === 'number' || schema.type === 'integer') {
    const { minimum, maximum, exclusiveMinimum } = schema as z.core.JSONSchema.NumberSchema
    return ['number', schema.type === 'integer', bound(minimum), bound(maximum), bound(exclusiveMinimum)]
  }
  if (Object.keys(schema).length === 0) return ['any']
  throw new Error(`config/shape: no shape for ${JSON.stringify(schema)}. Teach toShape this kind of schema.`)
}

/**
 * The config's schema as a Shape. The build replaces this module by its value, which keeps zod (9 KB gzip with our
 * schema) out of the page; a test holds checkShape's verdicts against zod's own.
 */
export const configShape: Shape = toShape(z.toJSONSchema(configSchema, { reused: 'inline' }))
