import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const built = resolve(process.env.OUT_DIR ?? 'dist')
const compiler = resolve('node_modules/typescript-7/bin/tsc')

/** What a strict consumer's compiler says of a text that imports the built declarations by the package's name. */
export function complaintsOf(text: string, kind: 'ts' | 'tsx' = 'ts'): string[] {
  return complaintsOfEach([text], kind)[0] as string[]
}

/** What a consumer may have otherwise: compiler options of their own, and declarations of what is theirs. */
interface Consumer {
  options?: Record<string, unknown>
  declarations?: string
}

/** The same of several texts, each a file of one program: what they import is checked once. */
export function complaintsOfEach(
  texts: readonly string[],
  kind: 'ts' | 'tsx' = 'ts',
  { options = {}, declarations = '' }: Consumer = {},
): string[][] {
  const folder = mkdtempSync(resolve('node_modules/.consumer-'))
  try {
    const files = texts.map((text, index) => {
      writeFileSync(join(folder, nameOf(index)), builtImports(text))
      return nameOf(index)
    })
    writeFileSync(join(folder, 'theirs.d.ts'), builtImports(declarations))
    const project = { compilerOptions: { ...compilerOptions, ...options }, files: [...files, 'theirs.d.ts'] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project))
    const { stdout } = spawnSync(process.execPath, [compiler, '-p', '.', '--pretty', 'false'], {
      cwd: folder,
      encoding: 'utf8',
    })
    // A message begins with its file, or with "error" where it has none. The lines beneath, indented, belong to it.
    const said = stdout.split(/\n(?=\S)/).filter((message) => message.trim())
    const isOf = (message: string, index: number) => message.startsWith(`${nameOf(index)}(`)
    const shared = said.filter((message) => !texts.some((_, index) => isOf(message, index)))
    return texts.map((_, index) => [...shared, ...said.filter((message) => isOf(message, index)).map(wordsOf)])
  } finally {
    rmSync(folder, { recursive: true })
  }

  function nameOf(index: number): string {
    return `consumer${index}.${kind}`
  }
}

/** The text with the built files in place of the package's entries. */
function builtImports(text: string): string {
  const entries = text.replaceAll(/'fairwell\/(\w+)(\.js)?'/g, `'${built}/$1.js'`)
  return entries.replaceAll("'fairwell'", `'${built}/index.js'`)
}

/** The message without its place and number: `consumer0.ts(1,7): error TS2322: Type …`. */
const wordsOf = (message: string): string => message.trimEnd().replace(/^\S+ error TS\d+: /, '')

const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  resolveJsonModule: true,
  // TypeScript's own declarations are not what is checked here.
  skipDefaultLibCheck: true,
  noEmit: true,
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'Bundler',
  jsx: 'react-jsx',
  types: [],
  // The built files may lie outside of this folder, and so out of reach of its packages.
  paths: { react: [resolve('node_modules/@types/react')] },
}
