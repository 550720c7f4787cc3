import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { stackRows } from '../support/hosts/stackRows'
import { stacks } from '../support/hosts/stacks'

const { dependencies, devDependencies } = JSON.parse(readFileSync('test/hosts/package.json', 'utf8'))

it('the host stacks are listed in docs/hosts.md as they run', () => {
  const listed = readFileSync('docs/hosts.md', 'utf8')
    .split('\n')
    .filter((line) => / \| (\S+ \d+\.\d+|the browser)/.test(line))
  expect(listed).toEqual(stackRows())
})

it('the sample installs no library that it does not run', () => {
  const sampled = stacks.filter(({ isSample }) => isSample)
  expect(sampled.length).toBeGreaterThanOrEqual(5)
  expect(new Set(sampled.flatMap(({ packages }) => packages))).toEqual(new Set(Object.keys(dependencies)))
})

it('every stack has a name of its own and packages that are locked to one version', () => {
  expect(new Set(stacks.map(({ name }) => name)).size).toBe(stacks.length)
  const versions: Record<string, string> = { ...dependencies, ...devDependencies }
  for (const name of stacks.flatMap(({ packages }) => packages))
    expect(versions[name]).toMatch(/^(npm:.*@)?\d+\.\d+\.\d+$/)
})

it('every page is run by a stack, or is a part of one that is', () => {
  const entries = new Set(stacks.map(({ entry }) => entry))
  const parts = ['Account.svelte', 'astroAdapter.js', 'delegate.js']
  expect(readdirSync('test/hosts/pages').filter((file) => !entries.has(file))).toEqual(parts)
})
