import * as z from 'zod/mini'
import { eventData } from '../src/events/wire/eventSchema'
import { flowEventTypes } from '../src/events/wire/flowEvent'
import { docComment } from './docComment'
import { moments } from './eventReference'
import type { JsonSchema } from './options'

/**
 * The data of each type of event as declarations, with the words of docs/events.md. As zod infers them, every reader of them
 * would have to install zod.
 */
export function eventTypes(): string {
  const types = flowEventTypes.flatMap((type) => [
    ...docComment(moments[type]),
    `'${type}': ${typeOf(z.toJSONSchema(eventData[type], { reused: 'inline' }) as JsonSchema)}`,
  ])
  const comment = "/** The data of each type of event, by the type's name. */"
  return `${comment}\nexport interface EventData {\n${types.join('\n')}\n}\n`
}

function typeOf(schema: JsonSchema): string {
  const words = schema.enum ?? (schema.const === undefined ? undefined : [schema.const])
  if (words) return words.map((word) => JSON.stringify(word)).join(' | ')
  if (schema.anyOf) return (schema.anyOf as JsonSchema[]).map(typeOf).join(' | ')
  if (schema.type === 'array') return `Array<${typeOf(schema.items as JsonSchema)}>`
  if (schema.type !== 'object') return [schema.type].flat().join(' | ')
  return schema.properties ? fieldsOf(schema) : 'Record<string, unknown>'
}

function fieldsOf({ properties = {}, required = [] }: JsonSchema): string {
  const fields = Object.entries(properties).map(([name, field]) => {
    const isRequired = required.includes(name)
    return `${name}${isRequired ? '' : '?'}: ${typeOf(field as JsonSchema)}${isRequired ? '' : ' | undefined'}`
  })
  return `{ ${fields.join('; ')} }`
}
