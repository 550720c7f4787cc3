import type * as z from 'zod/mini'
import { type Shape, toShape } from '../src/config/schema/shape'

/** A JSON Schema, or a part of one. */
export type JsonSchema = z.core.JSONSchema.BaseSchema

/** One option of the config. */
export interface SchemaOption {
  /** The option's path, such as `rules[].offers`, `offers.*.title` or `offers.*(pause).unit`. */
  path: string
  schema: JsonSchema
  isRequired: boolean
}

/** Every option that a config may have, in the schema's order. An option that all variants share comes once for each. */
export function optionsOf(schema: JsonSchema, path = ''): SchemaOption[] {
  const { properties, required = [], items, additionalProperties, anyOf, oneOf } = schema
  if (items) return optionsOf(items as JsonSchema, `${path}[]`)
  if (additionalProperties) return optionsOf(additionalProperties as JsonSchema, `${path}.*`)
  const variants = (anyOf ?? oneOf ?? []) as JsonSchema[]
  if (variants.some((variant) => variant.properties?.type)) return variantOptions(variants, path)
  return Object.entries(properties ?? {}).flatMap(([key, inner]) => {
    if (path === 'flows[]' && !ownOfFlow.includes(key)) return []
    const innerPath = path ? `${path}.${key}` : key
    const option = { path: innerPath, schema: inner as JsonSchema, isRequired: required.includes(key) }
    return [option, ...optionsOf(option.schema, innerPath)]
  })
}

/** What only a flow among several has. Any other key of it does what the config's own key does, and is described there. */
const ownOfFlow = ['id', 'draft']

function variantOptions(variants: JsonSchema[], path: string): SchemaOption[] {
  const options = variants.map((variant) => optionsOf(variant, ''))
  const isShared = ({ path }: SchemaOption) => options.every((each) => each.some((other) => other.path === path))
  return variants.flatMap((variant, index) => {
    const type = (variant.properties?.type as JsonSchema | undefined)?.const
    return (options[index] ?? []).map((option) => ({
      ...option,
      path: `${path}${isShared(option) ? '' : `(${type})`}.${option.path}`,
    }))
  })
}

/** The type of an option in words. */
export function typeOf(schema: JsonSchema): string {
  return wordsOf(toShape(schema))
}

function wordsOf(shape: Shape): string {
  if (typeof shape === 'string') return shape.replace(/^\w+ in /, '').replaceAll('|', ', ')
  if (!Array.isArray(shape)) return 'object'
  if (shape[0] === 'name') return `one of the ${shape[1]}`
  if (shape[0] === 'list') return `list of ${wordsOf(shape[1])}${shape[2] ? `, ${shape[2]} or more` : ''}`
  if (shape[0] === 'record' && shape[2] === 'string') return 'string, or one a language'
  if (shape[0] === 'record' && shape[2] !== 'an object') return `${wordsOf(shape[2])}, or one a country`
  return 'object'
}
