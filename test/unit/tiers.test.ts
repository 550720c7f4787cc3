import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

// Which files a page loads when (docs/architecture.md, the loading tiers). An import decides it, so each change of a tier has to be
// meant: `npx vitest run tiers -u` writes test/cases/tiers.txt anew, and the change shows in the review.

/** Files that the build ships as the value they compute (rollup.config.mjs), without what they import. */
const byValue = ['src/config/schema/shape.ts', 'src/base/version.ts']

/** What a file imports when it is loaded, and what it imports later, by `import()`. Types are gone by then. */
function importsOf(file: string): { now: string[]; later: string[] } {
  if (byValue.includes(file)) return { now: [], later: [] }
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*/gm, '')
  const named = (pattern: RegExp) => [...text.matchAll(pattern)].flatMap(([, name = '']) => fileOf(file, name) ?? [])
  return {
    now: named(/^(?:import|export)(?! type)\s(?:[^'"]*?from\s+)?'([^']+)'/gm),
    later: named(/\bimport\('([^']+)'\)(?!\.|>)/g),
  }
}

function fileOf(importer: string, name: string): string | undefined {
  if (!name.startsWith('.')) return undefined
  const path = join(dirname(importer), name.replace('?inline', ''))
  return [path, `${path}.ts`, `${path}.tsx`].find((each) => /\.\w+$/.test(each) && existsSync(each))
}

/** The files, and all that they import at once. */
function withImports(files: Iterable<string>, known = new Set<string>()): Set<string> {
  for (const file of files) {
    if (known.has(file)) continue
    known.add(file)
    withImports(importsOf(file).now, known)
  }
  return known
}

const loader = withImports(['src/script.ts'])
const first = withImports(['src/embed/connect.ts'])
const later = new Set(first)
for (const file of later) for (const found of withImports(importsOf(file).later)) later.add(found)

it('lists what a page loads with its tag, before the first screen, and after it', async () => {
  const tiers = {
    loader,
    'first screen': first,
    later: [...later].filter((file) => !first.has(file)),
    doctor: withImports(['src/embed/page/doctor.ts']),
  }
  const lines = Object.entries(tiers).flatMap(([tier, files]) => [
    tier,
    ...[...files].sort().map((file) => `  ${file}`),
  ])
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../cases/tiers.txt')
})

it('finds the entries of every tier where they belong', () => {
  expect([...loader]).toContain('src/embed/takeover/takeOver.ts')
  expect([...first]).toContain('src/situation/readFacts.ts')
  expect([...first]).not.toContain('src/embed/screen/later.tsx')
  expect([...later]).toContain('src/flow/advance.ts')
  for (const file of ['src/config/lint/lintConfig.ts', 'src/cli.ts', 'src/server.ts'])
    expect([...later]).not.toContain(file)
})
