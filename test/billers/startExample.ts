import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'

/** An example that runs as its README says: `npm ci`, `npm start`. */
export interface Started {
  url: string
  stop: () => Promise<void>
}

/** Starts an example by its folder's own scripts, without a key, and resolves when it answers. What it needs is installed first. */
export async function startExample(name: string): Promise<Started> {
  const cwd = `${import.meta.dirname}/../../examples/${name}`
  if (!existsSync(`${cwd}/node_modules/.package-lock.json`))
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], { cwd, timeout: 120_000 })
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), STRIPE_KEY: '', PADDLE_KEY: '', DATABASE_URL: '' }
  const started = spawn('npm', ['start', '--silent'], { cwd, env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise<void>((resolve) => started.once('exit', () => resolve()))
  let said = ''
  started.stderr.on('data', (chunk) => {
    said += chunk
  })
  const url = `http://localhost:${port}`
  for (let tries = 0; !(await answers(url)); tries += 1) {
    if (started.exitCode !== null || tries > 200)
      throw new Error(`examples/${name}: expected a page, got ${said.slice(0, 600) || 'nothing'}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return {
    url,
    async stop() {
      // npm starts a process that starts another; the group has all of them.
      if (started.pid) process.kill(-started.pid)
      await ended
    },
  }
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url).catch(() => undefined)
  return response?.ok ?? false
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
