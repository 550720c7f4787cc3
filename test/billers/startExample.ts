import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Started, startByNpm } from '../support/startByNpm'

/** Starts an example by its folder's own scripts, without a key, and resolves when it answers. What it needs is installed first. */
export async function startExample(name: string): Promise<Started> {
  const cwd = `${import.meta.dirname}/../../examples/${name}`
  if (!existsSync(`${cwd}/node_modules/.package-lock.json`))
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], { cwd, timeout: 120_000 })
  return startByNpm(cwd, { ...process.env, STRIPE_KEY: '', PADDLE_KEY: '', DATABASE_URL: '' })
}
