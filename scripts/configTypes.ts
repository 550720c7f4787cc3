import { docComment } from './docComment'
import type { JsonSchema } from './options'
import { describedSchema } from './reference'

/** A type of its own for what stands at these places of the schema; the first place gives the words. */
const named: [name: string, path: string][] = [
  ['Question', 'survey.reasons[].questions[]'],
  ['Reason', 'survey.reasons[]'],
  ['Survey', 'survey'],
  ['Plan', 'offers.*(plan_change).plans[]'],
  ['OfferLimit', 'offers.*(discount).limit'],
  ['Variation', 'rules[].experiment.variations[]'],
  ['Experiment', 'rules[].experiment'],
  ['Rule', 'rules[]'],
  ['Alert', 'alerts[]'],
  ['MerchantStep', 'steps[]'],
  ['Theme', 'theme'],
  ['FlowEntry', 'flows[]'],
]

const shared = ['title', 'body', 'acceptLabel', 'declineLabel', 'limit', 'with']

/**
 * The config's types as declarations, each property with its description, so that an editor's hover tells it. As zod infers
 * them they would carry no words, and every reader of them would have to install zod.
 */
export function configTypes(): string {
  const whole = describedSchema()
  const nameOf = new Map(named.map(([name, path]) => [signatureOf(at(whole, path)), name]))
  const types = (schema: JsonSchema) => nameOf.get(signatureOf(schema))
  const variants = variantsOf(propertyOf(whole, 'offers').additionalProperties as JsonSchema)
  const offers = variants.map((variant) => ({ name: offerNameOf(variant), variant }))
  const declare = (name: string, schema: JsonSchema, without: string[] = [], base = '') =>
    `export interface ${name}${base} ${fieldsOf(schema, types, without)}`
  return [
    '/** One text for everyone, or one a language: `{ "en": …, "zh-Hans": … }`. */',
    'export type LocalizedText = string | Record<string, string>\n',
    '/** MongoDB-style, as GrowthBook publishes it: attributes by their path, and what they have to be. */',
    'export type Condition = Record<string, unknown>\n',
    ...named.map(([name, path]) => `${declare(name, at(whole, path))}\n`),
    '/** What every kind of offer may have. */',
    `${declare('EveryOffer', pick(variants[0] as JsonSchema, shared))}\n`,
    ...offers.map(({ name, variant }) => `${declare(name, variant, shared, ' extends EveryOffer')}\n`),
    `export type Offer =\n${offers.map(({ name }) => `  | ${name}`).join('\n')}\n`,
    "export type OfferType = Offer['type']\n",
    '/** An offer with the id the config names it by. */',
    'export type NamedOffer = Offer & { id: string }\n',
    '/** What the merchant wrote: survey, offers, rules, texts, looks. */',
    `${declare('Config', whole)}\n`,
  ].join('\n')
}

type NameOf = (schema: JsonSchema) => string | undefined

/** What a schema says beside its words: alike where the type is. */
function signatureOf(schema: JsonSchema): string {
  return JSON.stringify(schema, (key, value) => (key === 'description' ? undefined : value))
}

/** What stands at a path as docs/config.md writes it. */
function at(schema: JsonSchema, path: string): JsonSchema {
  return path.split('.').reduce((inner, step) => {
    const [, key = '', variant, list] = /^([\w*]+)(?:\((\w+)\))?(\[\])?$/.exec(step) ?? []
    let found = key === '*' ? (inner.additionalProperties as JsonSchema) : propertyOf(inner, key)
    if (variant) {
      const type = (each: JsonSchema) => propertyOf(each, 'type').const
      found = variantsOf(found).find((each) => type(each) === variant) as JsonSchema
    }
    return list ? (found.items as JsonSchema) : found
  }, schema)
}

const propertyOf = (schema: JsonSchema, key: string) => schema.properties?.[key] as JsonSchema
const variantsOf = ({ anyOf, oneOf }: JsonSchema) => (anyOf ?? oneOf ?? []) as JsonSchema[]

function offerNameOf(variant: JsonSchema): string {
  const words = String(propertyOf(variant, 'type').const).split('_')
  return `${words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')}Offer`
}

function pick(schema: JsonSchema, keys: string[]): JsonSchema {
  const properties = Object.entries(schema.properties ?? {}).filter(([key]) => keys.includes(key))
  return { ...schema, properties: Object.fromEntries(properties) }
}

function fieldsOf(schema: JsonSchema, nameOf: NameOf, without: string[] = []): string {
  const required = schema.required ?? []
  const fields = Object.entries(schema.properties ?? {}).filter(([key]) => !without.includes(key))
  const lines = fields.flatMap(([key, field]) => {
    const type = conditions[key] ?? typeOf(field as JsonSchema, nameOf)
    const declared = required.includes(key) ? `${key}: ${type}` : `${key}?: ${type} | undefined`
    return [...docComment(`${(field as JsonSchema).description ?? ''}`), declared]
  })
  return `{\n${lines.join('\n').replace(/^/gm, '  ')}\n}`
}

/** Keys that hold conditions, whose schema is that of any object. */
const conditions: Record<string, string> = {
  when: 'Condition',
  audience: 'Condition',
  segments: 'Record<string, Condition>',
}

function typeOf(schema: JsonSchema, nameOf: NameOf): string {
  const name = nameOf(schema)
  if (name) return name
  const words = schema.enum ?? (schema.const === undefined ? undefined : [schema.const])
  if (words) return words.map((word) => JSON.stringify(word)).join(' | ')
  const variants = variantsOf(schema)
  if (variants.some((variant) => variant.properties?.type)) return 'Offer'
  if (isLocalized(variants)) return 'LocalizedText'
  if (variants.length) return variants.map((variant) => typeOf(variant, nameOf)).join(' | ')
  if (schema.type === 'array') return `Array<${typeOf(schema.items as JsonSchema, nameOf)}>`
  if (schema.properties) return fieldsOf(schema, nameOf)
  if (schema.type === 'object') return `Record<string, ${valueTypeOf(schema, nameOf)}>`
  return plainTypes(schema).join(' | ')
}

/** JSON's types as TypeScript's; a schema may have several. */
function plainTypes({ type }: JsonSchema): string[] {
  return [type ?? 'unknown'].flat().map((each) => (each === 'integer' ? 'number' : String(each)))
}

function valueTypeOf({ additionalProperties }: JsonSchema, nameOf: NameOf): string {
  const isAnything = typeof additionalProperties !== 'object' || Object.keys(additionalProperties).length === 0
  return isAnything ? 'unknown' : typeOf(additionalProperties as JsonSchema, nameOf)
}

/** One string, or one a language. */
function isLocalized(variants: JsonSchema[]): boolean {
  const [one, many] = variants
  return variants.length === 2 && one?.type === 'string' && !one.enum && Boolean(many?.additionalProperties)
}
