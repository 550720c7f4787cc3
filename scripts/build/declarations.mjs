import { mkdtempSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import ts from 'typescript'

const { NoTruncation, InTypeAlias } = ts.TypeFormatFlags

/**
 * Writes the declarations of src into a folder of their own and resolves to its path. The types of the two schemas are
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
  writeFileSync(join(outDir, 'config/schema/schema.d.ts'), plainTypes(program, 'src/config/schema/schema.ts'))
  writeFileSync(join(outDir, 'situation/schema.d.ts'), await situationTypes())
  return outDir
}

async function situationTypes() {
  const options = { bundle: true, format: 'esm', write: false, platform: 'node' }
  const { outputFiles } = await build({ ...options, entryPoints: ['scripts/situationTypes.ts'] })
  const code = Buffer.from(outputFiles[0].contents).toString('base64')
  return (await import(`data:text/javascript;base64,${code}`)).situationTypes()
}

function plainTypes(program, path) {
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(path)
  const aliases = checker
    .getExportsOfModule(checker.getSymbolAtLocation(source))
    .filter(({ flags }) => flags & ts.SymbolFlags.TypeAlias)
  return aliases
    .map((symbol) => {
      const text = checker.typeToString(checker.getDeclaredTypeOfSymbol(symbol), source, NoTruncation | InTypeAlias)
      return `export type ${symbol.name} = ${text};\n`
    })
    .join('')
}
