import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { installLock } from './installPackages'

export interface Postgres {
  /** Its tables live in a schema of their own. */
  url: string
  stop(): Promise<void>
}

// PostgreSQL refuses to run as root, so root starts it as `nobody`.
const isRoot = process.getuid?.() === 0
const owner = isRoot ? { uid: 65534, gid: 65534 } : {}

/** A real PostgreSQL: the one `DATABASE_URL` names, or one started here and removed by `stop`. Throws where there is none. */
export async function startPostgres(): Promise<Postgres> {
  return process.env.DATABASE_URL ? borrowPostgres(process.env.DATABASE_URL) : startOwn(findBinaries())
}

async function borrowPostgres(url: string): Promise<Postgres> {
  const schema = `fairwell_test_${process.pid}_${Date.now()}`
  await run(url, `CREATE SCHEMA ${schema}`)
  const own = new URL(url)
  own.searchParams.set('options', `-c search_path=${schema}`)
  return { url: own.href, stop: () => run(url, `DROP SCHEMA ${schema} CASCADE`) }
}

async function startOwn(binaries: string): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'fairwell-postgres-'))
  if (isRoot) chownSync(folder, 65534, 65534)
  const data = join(folder, 'data')
  execFileSync(join(binaries, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale'], {
    ...owner,
    stdio: ['ignore', 'ignore', 'inherit'],
    cwd: folder,
  })
  const port = await freePort()
  // What it holds is gone with the test, so nothing has to survive a power cut.
  const settings = ['fsync=off', `port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`]
  const server = spawn(join(binaries, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...owner,
    stdio: 'ignore',
    cwd: folder,
  })
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  await untilReady(url)
  return {
    url,
    stop: async () => {
      server.kill('SIGINT')
      await exited
      rmSync(folder, { recursive: true })
    },
  }
}

function findBinaries(): string {
  if (!installedBinaries() && isRoot) installPostgres()
  const found = installedBinaries()
  if (found) return found
  throw new Error(
    'The receiver is tested on a real PostgreSQL and none is installed here. Install one (Debian: apt-get install postgresql), ' +
      'or set DATABASE_URL=postgres://user:password@host:5432/name to an existing database; a schema is added to it and dropped.',
  )
}

function installedBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : []
  const folders = [...(process.env.PATH ?? '').split(':'), ...versions]
  return folders.find((folder) => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')))
}

function installPostgres(): void {
  const install = 'apt-get update -q && apt-get install -q -y --no-install-recommends postgresql'
  spawnSync('flock', [installLock, 'sh', '-c', install], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await run(url, 'SELECT 1')
    } catch (error) {
      if (tries === 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
