import { docComment } from './docComment'
import type { JsonSchema } from './options'
import { situationJsonSchema } from './situationReference'

/** The Situation's types as declarations. Each property has its description, which an editor's hover shows. */
export function situationTypes(): string {
  const situation = situationJsonSchema()
  const { customer, subscription, history } = propertiesOf(situation)
  const offerRecord = itemsOf(propertiesOf(history).offers)
  const named = new Map([
    [JSON.stringify(propertiesOf(subscription)), 'Subscription'],
    [JSON.stringify(propertiesOf(customer)), 'Customer'],
    [JSON.stringify(propertiesOf(offerRecord)), 'OfferRecord'],
  ])
  const declare = (name: string, schema: JsonSchema | undefined) =>
    `export interface ${name} ${fieldsOf(schema, (inner) => named.get(JSON.stringify(propertiesOf(inner))))}\n`
  return [
    declare('Customer', customer),
    declare('Subscription', subscription),
    declare('OfferRecord', offerRecord),
    declare('Situation', situation),
    "export type Interval = NonNullable<Subscription['interval']>\n",
  ].join('\n')
}

type NameOf = (schema: JsonSchema) => string | undefined

function fieldsOf(schema: JsonSchema | undefined, nameOf: NameOf): string {
  const required = schema?.required ?? []
  const lines = Object.entries(propertiesOf(schema)).flatMap(([name, field]) => [
    ...docComment(`${field.description}`),
    `${name}${required.includes(name) ? '' : '?'}: ${typeIn(field, nameOf)}${required.includes(name) ? '' : ' | undefined'}`,
  ])
  const own = schema?.additionalProperties === undefined ? [] : ['[attribute: string]: unknown']
  return `{\n${[...lines, ...own].join('\n').replace(/^/gm, '  ')}\n}`
}

function typeIn(schema: JsonSchema, nameOf: NameOf): string {
  const words = schema.enum ?? (schema.const === undefined ? undefined : [schema.const])
  if (words) return words.map((word) => JSON.stringify(word)).join(' | ')
  if (schema.type === 'array') return `Array<${typeIn(itemsOf(schema) ?? {}, nameOf)}>`
  if (schema.type === 'object') return nameOf(schema) ?? objectIn(schema, nameOf)
  return schema.type === 'integer' ? 'number' : String(schema.type)
}

function objectIn(schema: JsonSchema, nameOf: NameOf): string {
  return schema.properties ? fieldsOf(schema, nameOf) : 'Record<string, unknown>'
}

const propertiesOf = (schema: JsonSchema | undefined) => (schema?.properties ?? {}) as Record<string, JsonSchema>

const itemsOf = (schema: JsonSchema | undefined) => schema?.items as JsonSchema | undefined
