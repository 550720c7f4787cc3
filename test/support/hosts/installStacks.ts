import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { run } from '../installPackages'
import { isWhole } from '../sample'

/** Where the host pages and their libraries are. They have a lock of their own, so that `npm ci` need not fetch them. */
export const hosts = resolve('test/hosts')

const lockFile = join(tmpdir(), 'fairwell-hosts.lock')

/**
 * Installs the libraries of the host pages, where they are not there already: those of the sample, or in a whole run all. Who
 * comes while another process installs waits for it, and then finds everything there.
 */
export async function installStacks(): Promise<void> {
  if (isInstalled()) return
  const omitted = isWhole ? '' : '--omit=dev'
  const install = `npm ci --prefix '${hosts}' --ignore-scripts --no-audit --no-fund --silent ${omitted}`
  // Asked again by who holds the lock, which has waited until another process was done.
  const isThere = `grep -qxF -e '${wanted()}' -e '${wanted(true)}' '${stamp}' 2>/dev/null`
  const command = ['sh', '-c', `${isThere} || (${install} && echo '${wanted()}' > '${stamp}')`]
  // Not every system has flock; where it lacks, two runs at a time are for their starter to avoid.
  const [name = '', ...args] = existsSync('/usr/bin/flock') ? ['flock', lockFile, ...command] : command
  await run(name, args)
}

const stamp = join(hosts, 'node_modules/.installed')

/** What was locked when they were installed, and whether it was all. */
const wanted = (whole = isWhole) =>
  `${createHash('sha256')
    .update(readFileSync(join(hosts, 'package-lock.json')))
    .digest('hex')} ${whole ? 'whole' : 'sample'}`

/** Who has all has the sample, too. */
function isInstalled(): boolean {
  if (!existsSync(stamp)) return false
  const found = readFileSync(stamp, 'utf8').trim()
  return found === wanted() || found === wanted(true)
}
