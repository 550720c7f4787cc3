import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tagFiles } from '../hosting/tagFiles'
import { marked } from '../print/terminal'
import { runCommand } from './runCommand'
import type { Streams } from './streams'

const help = `fairwell copy DIR [--standalone]

Copies the files that a page with our tag may ask for, and no others, into the folder DIR, which is made where it is missing.
Nothing is deleted: pages that were opened before an upgrade still ask for the files of before.

--standalone  only fairwell.standalone.js, which needs no file beside it

Exit status: 0 when all are written, 2 when they could not be.
`

const options = { standalone: { type: 'boolean' } } as const

/** The command `fairwell copy`. `dist` is the package's folder of built files. Resolves to its exit status. */
export function runCopy(args: string[], streams: Streams, dist: URL): Promise<number> {
  return runCommand({ name: 'copy', help, options }, { args, streams }, async ({ values, positionals, terminal }) => {
    const [folder, ...more] = positionals
    if (!folder || more.length) throw new Error(`expected one folder, got ${positionals.length}.\n\n${help}`)
    const files = tagFiles(dist, values.standalone === true)
    await mkdir(folder, { recursive: true })
    for (const { name, content } of files) await writeFile(join(folder, name), content)
    const names = files.map(({ name }) => `  ${name}\n`).join('')
    streams.stdout.write(
      `${marked('good', `Written to ${folder}:`, terminal)}\n${names}\n${caching(values.standalone === true)}`,
    )
    return 0
  })
}

function caching(isStandalone: boolean): string {
  if (isStandalone)
    return 'Let browsers ask for it anew within minutes (cache-control: max-age=300), so that an upgrade arrives.\n'
  return `Let browsers keep the files with a hash in their name for good (cache-control: max-age=31536000, immutable), and ask for
fairwell.js anew within minutes (max-age=300), so that an upgrade arrives.
`
}
