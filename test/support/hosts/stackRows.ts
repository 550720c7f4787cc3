import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hosts } from './installStacks'
import { stacks } from './stacks'

interface Lock {
  packages: Record<string, { name?: string; version?: string }>
}

/** The rows of the table in docs/hosts.md, with the versions that are locked: those run. */
export function stackRows(): string[] {
  const { packages } = JSON.parse(readFileSync(join(hosts, 'package-lock.json'), 'utf8')) as Lock
  const versionOf = (name: string) => {
    const { name: real = name, version } = packages[`node_modules/${name}`] ?? {}
    return `${real} ${version}`
  }
  return stacks.map(({ name, packages: used, isSample, special, advice = '' }) => {
    const versions = used.map(versionOf).join(', ') || 'the browser'
    return `| ${name.replace('<dialog>', '`<dialog>`')}${isSample ? ' (in the sample)' : ''} | ${versions} | ${special} | ${advice} |`
  })
}
