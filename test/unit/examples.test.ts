import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkConfig } from '../../src'
import { examples } from '../support/examples/examples'

interface Lock {
  packages: Record<string, { resolved?: string; version?: string }>
}

const read = (...path: string[]) => readFileSync(join('examples', ...path), 'utf8')

/** The config of an example, without the path of its schema, which says where the file is. */
function configOf(name: string): Record<string, unknown> {
  const left = /node_modules|data|build|\.next|\.svelte-kit|dist/
  const files = readdirSync(join('examples', name), { recursive: true, encoding: 'utf8' })
  const [file = ''] = files.filter((path) => path.endsWith('cancel-flow.json') && !left.test(path))
  const { $schema: _, ...config } = JSON.parse(read(name, file))
  return config
}

describe.each(examples.map(({ name }) => name))('examples/%s', (name) => {
  it('starts by one command, from the package that it stands in and the public registry', () => {
    const { private: isPrivate, scripts, dependencies } = JSON.parse(read(name, 'package.json'))
    expect(isPrivate).toBe(true)
    expect(scripts.start).toBeTypeOf('string')
    expect(dependencies.fairwell).toBe('file:../..')
    expect(read(name, '.npmrc')).toContain('install-links=true')
    const { packages } = JSON.parse(read(name, 'package-lock.json')) as Lock
    const elsewhere = Object.values(packages).filter(
      ({ resolved }) => resolved && resolved !== 'file:../..' && !resolved.startsWith('https://registry.npmjs.org/'),
    )
    expect(elsewhere).toEqual([])
    expect(packages['node_modules/fairwell']?.resolved).toBe('file:../..')
  })

  it('says in at most thirty lines what to run, what to try, and where to look', () => {
    const page = read(name, 'README.md')
    expect(page.trim().split('\n').length).toBeLessThanOrEqual(30)
    for (const part of ['npm install && npm start', '## Try', '## Look']) expect(page).toContain(part)
    const files = [...page.matchAll(/^\| `([^`]+)`/gm)].map(([, file = '']) => file)
    expect(files.length).toBeGreaterThan(2)
    for (const file of files) expect(() => read(name, file), file).not.toThrow()
  })

  it('has the config of all of them, in which nothing is found', () => {
    const config = configOf(name)
    expect(checkConfig(config)).toEqual([])
    expect(config).toEqual(configOf('express'))
  })

  it('names no secret but one that nobody would keep', () => {
    expect(read(name, '.env')).toMatch(/^FAIRWELL_SECRET=an-example-that-anyone-can-read-so-make-your-own$/m)
  })
})
