import * as z from 'zod/mini'
import { configSchema } from '../src/config/schema/schema'
import { descriptions } from './describe'
import { type JsonSchema, optionsOf, type SchemaOption, typeOf } from './options'

const start = `# The config, option by option

A config is JSON: the script tag's \`data-config\` names it. \`npx fairwell check config.json\` finds every mistake in it.
\`[]\` stands for each entry of a list, \`*\` for each key of an object, \`(pause)\` for offers of that type. Amounts are in
minor units. Every text may be one string, or one a language: \`{ "en": "Hello", "zh-Hans": "您好" }\`.
A key that is not listed here is an error, so that a misspelled one is noticed.

This page is made from the schema by \`scripts/schema.ts\`.
`

/** JSON Schema (draft 2020-12) of the config, each option with its description. */
export function describedSchema(): JsonSchema {
  // Each place gets its own copy: zod shares equal parts, but their descriptions differ.
  const schema = JSON.parse(JSON.stringify(z.toJSONSchema(configSchema, { reused: 'inline' }))) as JsonSchema
  for (const { path, schema: option } of optionsOf(schema)) option.description = descriptions[path]?.does ?? ''
  const { properties: own = {} } = schema
  const { properties: ofFlow = {} } = (own.flows as JsonSchema).items as JsonSchema
  for (const key of Object.keys(ofFlow)) if (key in own && key !== 'id') ofFlow[key] = own[key] as JsonSchema
  return { ...schema, title: 'fairwell config' }
}

/** The page docs/config.md, in Markdown. */
export function referencePage(): string {
  const options = new Map(optionsOf(describedSchema()).map((option) => [option.path, option]))
  const folders = new Map<string, SchemaOption[]>()
  for (const option of options.values()) {
    const folder = option.path.match(/^\w+(?=[.[])/)?.[0] ?? 'the whole'
    folders.set(folder, [...(folders.get(folder) ?? []), option])
  }
  return [start, ...[...folders].map(([folder, rows]) => section(folder, rows))].join('\n')
}

function section(folder: string, options: SchemaOption[]): string {
  const head = '| path | type | without it | what it does | example |\n|---|---|---|---|---|\n'
  return `## ${folder}\n\n${head}${options.map(row).join('')}`
}

function row({ path, schema, isRequired }: SchemaOption): string {
  const { does = '', example, otherwise = '' } = descriptions[path] ?? {}
  const cells = [
    `\`${path}\``,
    path === 'offers.*.type' ? 'discount, pause, … as below' : typeOf(schema),
    isRequired ? '**required**' : otherwise,
    does,
    `\`${JSON.stringify(example)}\``,
  ]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`
}
