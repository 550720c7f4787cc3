import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'

/** What every program reads: parsed once for all of them. */
const parsed = new Map<string, ts.SourceFile | undefined>()

const built = resolve(process.env.OUT_DIR ?? 'dist')

/** What a strict consumer's compiler says of a text that imports the built declarations by the package's name. */
export function complaintsOf(text: string, kind: 'ts' | 'tsx' = 'ts'): string[] {
  return complaintsOfEach([text], kind)[0] as string[]
}

/** The same of several texts, each a file of one program: what they import is checked once. */
export function complaintsOfEach(texts: readonly string[], kind: 'ts' | 'tsx' = 'ts'): string[][] {
  const folder = mkdtempSync(resolve('node_modules/.consumer-'))
  try {
    const files = texts.map((text, index) => {
      const file = join(folder, `consumer${index}.${kind}`)
      const imports = text.replaceAll(/'fairwell\/(\w+)(\.js)?'/g, `'${built}/$1.js'`)
      writeFileSync(file, imports.replaceAll("'fairwell'", `'${built}/index.js'`))
      return file
    })
    const host = ts.createCompilerHost(options)
    const parse = host.getSourceFile
    host.getSourceFile = (name, ...more) => {
      if (name.startsWith(folder)) return parse(name, ...more)
      if (!parsed.has(name)) parsed.set(name, parse(name, ...more))
      return parsed.get(name)
    }
    const program = ts.createProgram(files, options, host)
    const saidOf = (file?: ts.SourceFile) =>
      ts
        .getPreEmitDiagnostics(program, file)
        .filter((said) => file || !said.file?.fileName.startsWith(folder))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
    const shared = saidOf()
    return files.map((file) => [...shared, ...saidOf(program.getSourceFile(file))])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  resolveJsonModule: true,
  // TypeScript's own declarations are not what is checked here.
  skipDefaultLibCheck: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  jsx: ts.JsxEmit.ReactJSX,
  types: [],
  // The built files may lie outside of this folder, and so out of reach of its packages.
  paths: { react: [resolve('node_modules/@types/react')] },
}
