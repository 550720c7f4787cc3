import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Locked {
  version?: string
  hasInstallScript?: boolean
  dependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }

/** All that is installed beside a package, itself left out: what it depends on and its peers, and what those need, as the lock has it. */
function installedWith(root: string): Map<string, Locked> {
  const found = new Map<string, Locked>()
  const visit = (from: string) => {
    const { dependencies, peerDependencies, optionalDependencies } = packages[from] ?? {}
    for (const name of Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies })) {
      const path = placeOf(name, from)
      if (!path || found.has(path)) continue
      found.set(path, packages[path] as Locked)
      visit(path)
    }
  }
  visit(root)
  return found
}

/** Where npm put a package that another one imports: beside it, or in a folder further up. Undefined for what is not installed. */
function placeOf(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const path = `${folder && `${folder}/`}node_modules/${name}`
    if (packages[path]) return path
    if (!folder) return undefined
  }
}

const withScripts = (tree: Map<string, Locked>) =>
  [...tree].filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)

it('what a user installs, optional peers included, runs no script at its installation', () => {
  const tree = installedWith('')
  for (const name of ['preact', 'pg', 'pg-protocol', 'playwright-core', 'react'])
    expect(tree.has(`node_modules/${name}`)).toBe(true)
  expect(withScripts(tree)).toEqual([])
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([])
})

it('would see such a script: what we develop with has one', () => {
  expect(withScripts(installedWith('node_modules/vite'))).toContain('node_modules/esbuild')
})
