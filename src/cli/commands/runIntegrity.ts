import { mostRetries } from '../../base/mostRetries'
import { readPlace } from '../hosting/readPlace'
import { type TagFile, tagFiles } from '../hosting/tagFiles'
import { runCommand } from './runCommand'
import type { Streams } from './streams'

const help = `fairwell integrity [PLACE] [options]

Prints what makes a browser refuse each of our files that is not as it was built: an import map with the hashes of the files
that fairwell.js loads, and the tag with its own. Both go into the page's head, the map before any module.

PLACE         where the page finds the files: /fairwell/, https://cdn.example/fairwell/ (default: /)
--standalone  for fairwell.standalone.js, which loads no other file
--json        only { integrity: { address: hash } }, to put into an import map of your own

Exit status: 0 when it is printed, 2 when it could not be.
`

const options = {
  standalone: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

/** The command `fairwell integrity`. `dist` is the package's folder of built files. Resolves to its exit status. */
export function runIntegrity(args: string[], streams: Streams, dist: URL): Promise<number> {
  return runCommand({ name: 'integrity', help, options }, { args, streams }, async ({ values, positionals }) => {
    const [given = '/', ...more] = positionals
    if (more.length) throw new Error(`expected one place, got ${positionals.length}.\n\n${help}`)
    const place = readPlace(given)
    const [loader, ...others] = tagFiles(dist, values.standalone === true)
    const integrity = Object.fromEntries(others.flatMap((file) => addressesOf(place, file)))
    streams.stdout.write(values.json ? `${JSON.stringify({ integrity }, null, 2)}\n` : tags(place, loader, integrity))
    return 0
  })
}

/** Every address at which a page may ask for the file, with its hash: one that is not named would be loaded unchecked. */
function addressesOf(place: string, { name, integrity }: TagFile): [address: string, integrity: string][] {
  const retries = Array.from({ length: mostRetries }, (_, retry) => `?${retry + 1}`)
  return ['', ...retries].map((query) => [place + name + query, integrity])
}

function tags(place: string, loader: TagFile | undefined, integrity: Record<string, string>): string {
  const map = `<script type="importmap">\n${JSON.stringify({ integrity }, null, 2)}\n</script>\n`
  const anyOrigin = /^https?:/.test(place) ? ' crossorigin="anonymous"' : ''
  const tag = `<script src="${place}${loader?.name}" integrity="${loader?.integrity}"${anyOrigin} defer></script>\n`
  return (Object.keys(integrity).length ? map : '') + tag
}
