import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Which folder may import which: arrows one way. A folder may always import itself. */
const allowed: Record<string, string[]> = {
  // Of what is outside of src only package.json, for its version.
  base: ['..'],
  config: ['base'],
  situation: ['base', 'config'],
  decide: ['base', 'config', 'situation'],
  flow: ['base', 'config', 'situation', 'decide'],
  ui: ['base', 'config', 'situation', 'flow'],
  events: ['base', 'config', 'situation', 'flow'],
  report: ['base', 'config', 'situation', 'events'],
  embed: ['base', 'config', 'situation', 'decide', 'flow', 'ui', 'events'],
  standalone: ['base', 'ui', 'embed'],
  react: ['embed'],
  billing: ['base', 'situation'],
  server: ['base', 'config', 'situation', 'decide', 'events', 'report'],
  testing: ['base', 'situation', 'events', 'server'],
  cli: ['base', 'config', 'situation', 'decide', 'flow', 'events', 'report', 'server'],
}

/** Folders that compute and nothing else: what they need of the world is an argument. */
const pure = ['base', 'config', 'situation', 'decide', 'flow', 'report']
const world =
  /\b(window|document|localStorage|sessionStorage|indexedDB|navigator|fetch|console|performance)\b[.(]|\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\bcrypto\./

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .map((path) => ({
    path,
    folder: path.includes('/') ? (dirname(path).split('/')[0] ?? '') : '',
    text: readFileSync(join('src', path), 'utf8'),
  }))

const imports = files.flatMap(({ path, folder, text }) =>
  [...text.matchAll(/(import|export)( type)?\s[^'"]*?from\s+'([^']+)'|import\('([^']+)'\)/g)].map((match) => {
    const name = match[3] ?? match[4] ?? ''
    const target = name.startsWith('.') ? relative('src', join('src', dirname(path), name)) : `npm:${name}`
    return { path, folder, name, target, to: target.split('/')[0] ?? '' }
  }),
)

describe('the house', () => {
  it('is read whole', () => {
    expect(files.length).toBeGreaterThan(80)
    expect(imports.length).toBeGreaterThan(200)
  })

  it('has arrows one way only', () => {
    const wrong = imports.filter(
      ({ folder, name, to }) => folder && name.startsWith('.') && to !== folder && !allowed[folder]?.includes(to),
    )
    expect(wrong.map(({ path, target }) => `${path} -> ${target}`)).toEqual([])
  })

  it('leaves it to Preact to make the elements of screens', () => {
    const byHand = files.filter(({ folder, text }) => folder === 'ui' && /createElement|innerHTML/.test(text))
    expect(byHand.map(({ path }) => path)).toEqual([])
  })

  it('keeps report to the vocabulary of events', () => {
    const vocabulary = ['events/wire/flowEvent', 'events/wire/recordedEvent']
    const values = imports.filter(
      ({ folder, to, target }) => folder === 'report' && to === 'events' && !vocabulary.includes(target),
    )
    expect(values.map(({ path, target }) => `${path} -> ${target}`)).toEqual([])
  })

  it('keeps the pure folders pure', () => {
    const impure = files.filter(({ folder, text }) => pure.includes(folder) && world.test(withoutComments(text)))
    expect(impure.map(({ path }) => path)).toEqual([])
  })

  // An old library gives prototypes a `toJSON`, and an image may be called as anything that a document has.
  it('asks nothing of a page by a name that the page can take', () => {
    const browser = ['base', 'situation', 'decide', 'flow', 'ui', 'events', 'embed', '']
    const bent = files
      .filter(({ folder, path }) => browser.includes(folder) && !/^base\/(stringify|native)/.test(path))
      .filter(({ text }) => /JSON\.stringify|\bdocument\.\w/.test(withoutComments(text)))
    expect(bent.map(({ path }) => path)).toEqual([])
  })

  it('lets nothing but the server and the command line reach Node', () => {
    const reaching = imports.filter(({ name, folder, path }) => {
      return name.startsWith('node:') && !['server', 'cli'].includes(folder) && !['server.ts', 'cli.ts'].includes(path)
    })
    expect(reaching.map(({ path, name }) => `${path} -> ${name}`)).toEqual([])
  })

  it('has no barrels, no drawers and no file without a name of its own', () => {
    const drawers = files.filter(({ path }) => /\/(index|utils?|helpers?|types|common|misc)\.tsx?$/.test(path))
    expect(drawers.map(({ path }) => path)).toEqual([])
  })

  it('imports in no circle, types and what is loaded late included', () => {
    expect(circles()).toEqual([])
  })
})

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '')
}

/** Chains of imports that come back to where they began. */
function circles(): string[] {
  const known = new Set(files.map(({ path }) => path.replace(/\.tsx?$/, '')))
  const next = new Map<string, string[]>()
  for (const { path, target } of imports) {
    const from = path.replace(/\.tsx?$/, '')
    if (known.has(target)) next.set(from, [...(next.get(from) ?? []), target])
  }
  const found = new Set<string>()
  const done = new Set<string>()
  const visit = (file: string, chain: string[]): void => {
    if (chain.includes(file)) found.add([...chain.slice(chain.indexOf(file)), file].join(' -> '))
    if (done.has(file) || chain.includes(file)) return
    for (const other of next.get(file) ?? []) visit(other, [...chain, file])
    done.add(file)
  }
  for (const file of known) visit(file, [])
  return [...found]
}
