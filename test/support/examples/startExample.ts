import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Started, startByNpm } from '../startByNpm'

/** The packed package, unpacked into a new folder: an example in its `examples` finds it as `file:../..`. */
export function unpackPackage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fairwell-examples-'))
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]
  const [{ filename }] = JSON.parse(execFileSync('npm', pack, { encoding: 'utf8' }))
  execFileSync('tar', ['-xzf', filename], { cwd: folder })
  return join(folder, 'package')
}

/** Copies an example as a checkout has it, installs what it locked, starts it by its one command, and waits until it answers. */
export async function startExample(name: string, unpacked: string): Promise<Started> {
  const folder = join(unpacked, 'examples', name)
  rmSync(folder, { recursive: true, force: true })
  const listed = ['ls-files', '-co', '--exclude-standard', '--', `examples/${name}`]
  for (const file of execFileSync('git', listed, { encoding: 'utf8' }).trim().split('\n')) {
    mkdirSync(join(unpacked, file, '..'), { recursive: true })
    cpSync(file, join(unpacked, file))
  }
  const install = ['ci', '--engine-strict', '--prefer-offline', '--no-audit', '--no-fund']
  execFileSync('npm', install, { cwd: folder, stdio: 'pipe' })
  // Nothing of the test's own: a framework builds otherwise where NODE_ENV is `test`.
  const { NODE_ENV: _, VITEST: __, ...env } = process.env
  return startByNpm(folder, { ...env, NEXT_TELEMETRY_DISABLED: '1' })
}
