import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { afterAll, expect, it } from 'vitest'

const built = resolve(process.env.OUT_DIR ?? 'dist')
const folder = mkdtempSync(resolve('node_modules/.consumer-'))

afterAll(() => rmSync(folder, { recursive: true }))

/** What a strict consumer's compiler says of a text that imports the built declarations. */
function complaints(text: string): string[] {
  const file = join(folder, 'consumer.ts')
  writeFileSync(file, text.replaceAll("'fairwell/", `'${built}/`).replaceAll("'fairwell'", `'${built}/index.js'`))
  const program = ts.createProgram([file], {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  })
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

const sound = `
import { checkConfig, createCancelFlow, decide, parseConfig, type Config } from 'fairwell'
import { decide as decideAlone, evaluateCondition } from 'fairwell/decide.js'
import { receiveEvents } from 'fairwell/server.js'
import { summarize } from 'fairwell/report.js'
const config: Config = { version: 1, id: 'main', survey: { reasons: [{ id: 'a', label: 'A' }] } }
const flow = createCancelFlow({ config, handlers: { pause: async (choice) => ({ confirmationId: String(choice.length) }) } })
flow.on('outcome', ({ outcome }) => outcome === 'saved')
export const all = [checkConfig(config), parseConfig(config), decide(config, {}).offers, decideAlone(config, {}), evaluateCondition({}, {}), receiveEvents, summarize([])]
`

it('lets a strict consumer read every entry’s types without a package of ours', () => {
  expect(complaints(sound)).toEqual([])
}, 60_000)

it('tells a consumer what is wrong', () => {
  const wrong = sound
    .replace('version: 1', "version: 'one'")
    .replace("'saved'", "'rescued'")
    .replace('.offers', '.offer')
  expect(complaints(wrong)).toHaveLength(3)
}, 60_000)
