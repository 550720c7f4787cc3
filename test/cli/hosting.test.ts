import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { mostRetries } from '../../src/base/mostRetries'
import { runCopy } from '../../src/cli/commands/runCopy'
import { runIntegrity } from '../../src/cli/commands/runIntegrity'
import { run } from '../support/runCommand'

const contents = { 'flow-abc.js': 'flow', 'fairwell.js': 'loader', 'fairwell.standalone.js': 'alone' }

const hashOf = (content: string) => `sha384-${createHash('sha384').update(content).digest('base64')}`

/** A folder of built files, beside others that no page asks for. */
function dist(): URL {
  const folder = mkdtempSync(join(tmpdir(), 'fairwell-dist-'))
  for (const [name, content] of Object.entries({ ...contents, 'cli.js': 'command', 'index.js': 'npm' }))
    writeFileSync(join(folder, name), content)
  const hashes = Object.fromEntries(Object.entries(contents).map(([name, content]) => [name, hashOf(content)]))
  writeFileSync(join(folder, 'integrity.json'), JSON.stringify(hashes))
  return pathToFileURL(`${folder}/`)
}

const copy = (args: string[], files = dist()) => run((...given) => runCopy(...given, files), args)
const integrity = (args: string[], files = dist()) => run((...given) => runIntegrity(...given, files), args)

describe('fairwell copy', () => {
  it.each([
    [[], ['fairwell.js', 'flow-abc.js']],
    [['--standalone'], ['fairwell.standalone.js']],
  ])('%j: writes just the files that a page asks for, and deletes none of before', async (options, expected) => {
    const folder = mkdtempSync(join(tmpdir(), 'fairwell-public-'))
    writeFileSync(join(folder, 'flow-old.js'), 'of an earlier version')
    const { status, out } = await copy([join(folder, 'fairwell'), ...options])
    expect(status).toBe(0)
    expect(readdirSync(join(folder, 'fairwell')).sort()).toEqual(expected)
    for (const name of expected) {
      expect(readFileSync(join(folder, 'fairwell', name), 'utf8')).toBe(contents[name as keyof typeof contents])
      expect(out).toContain(name)
    }
    expect((await copy([folder, ...options])).status).toBe(0)
    expect(readFileSync(join(folder, 'flow-old.js'), 'utf8')).toBe('of an earlier version')
  })

  it.each([
    ['no folder', [], 'expected one folder, got 0'],
    ['two folders', ['a', 'b'], 'expected one folder, got 2'],
    ['an unknown option', ['a', '--standalon'], '--standalon'],
    ['a file in place of the folder', [new URL(import.meta.url).pathname], 'EEXIST'],
  ])('%s: exits with 2 and says what it expected', async (_, args, message) => {
    const { status, err } = await copy(args)
    expect(status).toBe(2)
    expect(err).toContain(message)
  })
})

describe('fairwell integrity', () => {
  it('names every address at which a page may ask for a file, retries included', async () => {
    const { status, out } = await integrity(['/assets', '--json'])
    const queries = ['', ...Array.from({ length: mostRetries }, (_, index) => `?${index + 1}`)]
    expect(status).toBe(0)
    expect(JSON.parse(out)).toEqual({
      integrity: Object.fromEntries(queries.map((query) => [`/assets/flow-abc.js${query}`, hashOf('flow')])),
    })
  })

  it('prints the map and the tag', async () => {
    const { out } = await integrity(['https://cdn.example/fairwell/'])
    expect(out).toMatch(/^<script type="importmap">\n\{[^<]+\n<\/script>\n<script src="[^<]+<\/script>\n$/)
    expect(out).toContain('"https://cdn.example/fairwell/flow-abc.js?1"')
    const tag = `src="https://cdn.example/fairwell/fairwell.js" integrity="${hashOf('loader')}" crossorigin="anonymous" defer`
    expect(out).toContain(tag)
    expect((await integrity([])).out).toContain(`src="/fairwell.js" integrity="${hashOf('loader')}" defer`)
    const alone = await integrity(['--standalone'])
    expect(alone.out).toBe(`<script src="/fairwell.standalone.js" integrity="${hashOf('alone')}" defer></script>\n`)
  })

  it.each([
    'assets/',
    './assets/',
    '../assets',
    '//cdn.example/',
    'javascript:alert(1)',
    'data:,x',
    'file:///srv',
    'https:',
    '/a?b',
    '/a#b',
    '',
  ])('the place %j is none', async (place) => {
    const { status, err, out } = await integrity([place])
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(`got ${JSON.stringify(place)}`)
  })

  it('puts no markup of a place into the page', async () => {
    const { out } = await integrity(['/"></script><b>/'])
    expect(out).not.toContain('<b>')
    expect(out.match(/<\/script>/g)).toHaveLength(2)
  })
})

describe.each([
  ['copy', copy],
  ['integrity', integrity],
])('fairwell %s, where the package is damaged', (_, command) => {
  it.each([
    ['a file was changed', (files: URL) => writeFileSync(new URL('flow-abc.js', files), 'flow!'), 'flow-abc.js'],
    ['a file is missing', (files: URL) => rmSync(new URL('flow-abc.js', files)), 'flow-abc.js'],
    ['nothing is built', (files: URL) => rmSync(new URL('integrity.json', files)), 'expected the built files in'],
  ])('%s: says so, and gives nothing', async (_, damage, message) => {
    const files = dist()
    damage(files)
    const { status, out, err } = await command(['/nowhere'], files)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(message)
  })
})
