import { jsonLanguage, jsonParseLinter } from '@codemirror/lang-json'
import { type Diagnostic, linter } from '@codemirror/lint'
import type { Extension } from '@codemirror/state'
import { type EditorView, hoverTooltip } from '@codemirror/view'
import { disableErrorLogging } from 'best-effort-json-parser'
import { jsonCompletion, jsonSchemaHover, jsonSchemaLinter, stateExtensions } from 'codemirror-json-schema'
import { checkConfig } from '../../../src/index'
import { placesIn } from './placesIn'

type Schema = Parameters<typeof stateExtensions>[0]

/**
 * The extensions that make an editor one for configs: it completes and explains keys from the schema, and marks problems
 * where they are.
 */
export function configEditor(schema: Schema): Extension {
  return [
    stateExtensions(schema),
    jsonLanguage.data.of({ autocomplete: jsonCompletion() }),
    hoverTooltip(jsonSchemaHover()),
    linter(lintText, { delay: 250 }),
  ]
}

// Completion reads half-written JSON. Without this, its parser would complain on the console at every key.
disableErrorLogging()

const lintSyntax = jsonParseLinter()
const lintSchema = jsonSchemaLinter()

function lintText(view: EditorView): readonly Diagnostic[] {
  const syntax = lintSyntax(view)
  if (syntax.length > 0) return syntax
  const own = ownDiagnostics(view)
  // Where checkConfig has a problem, the schema's own problem at the same place says the same in other words.
  const isNew = ({ from, to }: Diagnostic) => !own.some((one) => one.from <= to && from <= one.to)
  return own.some(({ severity }) => severity === 'error') ? [...own, ...lintSchema(view).filter(isNew)] : own
}

function ownDiagnostics({ state }: EditorView): Diagnostic[] {
  const text = state.doc.toString()
  const placeOf = placesIn(text)
  return checkConfig(JSON.parse(text)).map(({ severity, path, message, mend }) => ({
    ...placeOf(path),
    severity,
    source: path || 'config',
    message: mend ? `${message}. ${mend}` : message,
  }))
}
