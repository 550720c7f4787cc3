import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** An example that runs. */
export interface Started {
  url: string
  stop: () => Promise<void>
}

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
  return run(folder)
}

async function run(folder: string): Promise<Started> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  // Nothing of the test's own: a framework builds otherwise where NODE_ENV is `test`.
  const { NODE_ENV: _, VITEST: __, ...env } = process.env
  // A group of its own, so that what npm started ends with it.
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...env, PORT: `${port}`, ORIGIN: url, NEXT_TELEMETRY_DISABLED: '1' },
    detached: true,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data))
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const stop = async () => {
    if (child.exitCode === null && child.pid) process.kill(-child.pid)
    await ended
  }
  for (let left = 300; left > 0; left--) {
    if (child.exitCode !== null) break
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return { url, stop }
    await wait(1000)
  }
  await stop()
  throw new Error(`${folder}: expected an answer at ${url}, got none. It said:\n${said.slice(-4000)}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
