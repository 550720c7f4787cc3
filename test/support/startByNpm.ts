import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A server that runs. */
export interface Started {
  url: string
  stop: () => Promise<void>
}

/** Starts what a folder starts by `npm start`, on a free port, and waits until it answers: 5 minutes, since some build first. */
export async function startByNpm(folder: string, env: NodeJS.ProcessEnv): Promise<Started> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  // A group of its own, so that what npm started ends with it.
  const child = spawn('npm', ['start'], { cwd: folder, env: { ...env, PORT: `${port}`, ORIGIN: url }, detached: true })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data))
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const stop = async () => {
    if (child.exitCode === null && child.pid) process.kill(-child.pid)
    await ended
  }
  for (let left = 1200; left > 0 && child.exitCode === null; left--) {
    if (await answers(url)) return { url, stop }
    await wait(250)
  }
  await stop()
  throw new Error(`${folder}: expected an answer at ${url}, got none. It said:\n${said.slice(-4000)}`)
}

function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
