import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { moduleOf } from './moduleOf.mjs'

/**
 * Writes the declarations of src into a folder of their own and resolves to its path. The types of the three schemas are
 * written out in full: as inferred, everyone who reads them would have to install zod.
 */
export async function emitDeclarations(entries) {
  const outDir = mkdtempSync(resolve('node_modules/.declarations-'))
  const project = join(outDir, 'tsconfig.json')
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    allowImportingTsExtensions: false,
    rootDir: resolve('src'),
    outDir,
  }
  const files = [...entries, 'src/ui/assets.d.ts', 'src/report/topics/stopword.d.ts'].map((path) => resolve(path))
  writeFileSync(project, JSON.stringify({ extends: resolve('tsconfig.json'), compilerOptions, include: [], files }))
  execFileSync(process.execPath, ['node_modules/typescript-7/bin/tsc', '-p', project], { stdio: 'inherit' })
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
