import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether this machine takes Debian packages from us: it has apt, and we are root. */
export function takesPackages(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

/** What `flock` holds while one of our processes installs: `apt-get update` does not wait for another one by itself. */
export const installLock = join(tmpdir(), 'fairwell-install.lock')

/** Installs Debian packages, behind whoever else is installing. Rejects with what apt-get said last. */
export async function installPackages(...packages: string[]): Promise<void> {
  const waiting = ['-o', 'DPkg::Lock::Timeout=400']
  await run('flock', [installLock, 'apt-get', 'update', '-q', ...waiting])
  await run('flock', [
    installLock,
    'apt-get',
    'install',
    '-y',
    '-q',
    '--no-install-recommends',
    ...waiting,
    ...packages,
  ])
}

/** Runs a command that may take minutes, and leaves the test runner free to hear of it. */
export async function run(command: string, args: string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const child = spawn(command, args, { env, stdio: ['ignore', 'inherit', 'pipe'] })
  let said = ''
  child.stderr.on('data', (text) => {
    said = `${said}${text}`.slice(-400)
  })
  const status = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} ended with ${status}: ${said.trim()}`)
}
