import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { moduleOf } from './moduleOf.mjs'

/**
 * Writes the declarations of src into a folder of their own and resolves to its path. The types of the three schemas are
 * written out in full: as inferred, everyone who reads them would have to install zod.
 */
export async function emitDeclarations(entries) {
  const outDir = mkdtempSync(resolve('node_modules/.declarations-'))
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.')
  const program = ts.createProgram([...entries, 'src/ui/assets.d.ts'], {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    allowImportingTsExtensions: false,
    rootDir: 'src',
    outDir,
  })
  program.emit()
  writeFileSync(join(outDir, 'config/schema/schema.d.ts'), (await moduleOf('scripts/configTypes.ts')).configTypes())
  writeFileSync(join(outDir, 'situation/schema.d.ts'), (await moduleOf('scripts/situationTypes.ts')).situationTypes())
  writeFileSync(join(outDir, 'events/wire/eventData.d.ts'), (await moduleOf('scripts/eventTypes.ts')).eventTypes())
  return outDir
}

/** Declarations as a person reads them: formatted as the sources are, no line over 120 characters. */
export async function readable(code) {
  const { wrapComments } = await moduleOf('scripts/docComment.ts')
  const biome = resolve('node_modules/.bin/biome')
  return execFileSync(biome, ['format', '--stdin-file-path=readable.d.ts'], {
    input: wrapComments(code),
    encoding: 'utf8',
  })
}
