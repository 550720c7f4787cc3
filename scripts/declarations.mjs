import { mkdtempSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'

const { NoTruncation, InTypeAlias } = ts.TypeFormatFlags

/**
 * The declarations of src, in a folder of their own whose path comes back. The schemas' say what their types come to,
 * written out: as inferred, every reader of them would have to install zod.
 */
export function emitDeclarations(entries) {
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
  for (const schema of ['config/schema', 'situation/schema']) {
    writeFileSync(join(outDir, `${schema}.d.ts`), plainTypes(program, `src/${schema}.ts`))
  }
  return outDir
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
