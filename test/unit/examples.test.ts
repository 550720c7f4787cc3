import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkConfig } from '../../src'
import { examples } from '../support/examples/examples'

interface Lock {
  packages: Record<string, { resolved?: string }>
}

const read = (...path: string[]) => readFileSync(join('examples', ...path), 'utf8')

/** A config as it stands in an example, but for the path of its schema, which goes by where the file is. */
function configIn(name: string, file: string): { schema: string; config: object } {
  const { $schema, ...config } = JSON.parse(read(name, file))
  return { schema: join(name, file, '..', $schema), config }
}

const [first] = examples
const rows = examples.map((example) => [example.name, example.config] as const)

describe.each(rows)('examples/%s', (name, file) => {
  it('starts by one command, from the package that it stands in and the public registry', () => {
    const { private: isPrivate, scripts, dependencies } = JSON.parse(read(name, 'package.json'))
    expect(isPrivate).toBe(true)
    expect(scripts.start).toBeTypeOf('string')
    expect(dependencies.fairwell).toBe('file:../..')
    // Packed and installed, not linked: a link would find Preact and React in this checkout, and not in the example.
    expect(read(name, '.npmrc')).toBe('install-links=true\n')
    const { packages } = JSON.parse(read(name, 'package-lock.json')) as Lock
    expect(packages['node_modules/fairwell']?.resolved).toBe('file:../..')
    const elsewhere = Object.entries(packages).filter(
      ([path, { resolved }]) =>
        path !== 'node_modules/fairwell' && resolved && !resolved.startsWith('https://registry.npmjs.org/'),
    )
    expect(elsewhere).toEqual([])
  })

  it('says in at most thirty lines what to run, what to try, and where to look', () => {
    const page = read(name, 'README.md')
    expect(page.trim().split('\n').length).toBeLessThanOrEqual(30)
    for (const part of ['npm install && npm start', '## Try', '## Look']) expect(page).toContain(part)
    const rows = page.split('\n').filter((line) => line.startsWith('| `'))
    const files = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, path]) => path))
    expect(files.length).toBeGreaterThan(2)
    expect(files.filter((path = '') => !existsSync(join('examples', name, path)))).toEqual([])
    const pages = [...page.matchAll(/blob\/main\/(docs\/[\w-]+\.md)/g)].map(([, path = '']) => path)
    expect(pages.filter((path) => !existsSync(path))).toEqual([])
  })

  it('has the config of all of them, in which nothing is found', () => {
    const { schema, config } = configIn(name, file)
    expect(checkConfig(config)).toEqual([])
    expect(config).toEqual(configIn('express', first?.config ?? '').config)
    expect(schema).toBe(join(name, 'node_modules/fairwell/dist/config.schema.json'))
  })

  it('names no secret but one that nobody would keep', () => {
    expect(read(name, '.env')).toMatch(/^\w+_SECRET=an-example-that-anyone-can-read-so-make-your-own$/m)
  })

  it('stands in the table of docs/examples.md', () => {
    expect(readFileSync('docs/examples.md', 'utf8')).toContain(`(../examples/${name}/README.md)`)
  })
})
