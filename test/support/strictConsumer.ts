import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'

const built = resolve(process.env.OUT_DIR ?? 'dist')

/** What a strict consumer's compiler says of a text that imports the built declarations by the package's name. */
export function complaintsOf(text: string, kind: 'ts' | 'tsx' = 'ts'): string[] {
  const folder = mkdtempSync(resolve('node_modules/.consumer-'))
  try {
    const file = join(folder, `consumer.${kind}`)
    const imports = text.replaceAll(/'fairwell\/(\w+)(\.js)?'/g, `'${built}/$1.js'`)
    writeFileSync(file, imports.replaceAll("'fairwell'", `'${built}/index.js'`))
    const program = ts.createProgram([file], {
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      jsx: ts.JsxEmit.ReactJSX,
      types: [],
      // The built files may lie outside of this folder, and so out of reach of its packages.
      paths: { react: [resolve('node_modules/@types/react')] },
    })
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
