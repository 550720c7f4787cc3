import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { didYouMean, nearestOf } from '../../config/lint/nearest'
import { box } from '../init/box'
import { media } from '../init/media'
import { nextSteps } from '../init/nextSteps'
import { notesPage } from '../init/notesPage'
import { saas } from '../init/saas'
import type { Starter } from '../init/starter'
import { marked } from '../print/terminal'
import { runCommand } from './runCommand'
import type { Streams } from './streams'

/** The configs to begin with, by the name that the command takes. */
export const starters = new Map<string, Starter>(Object.entries({ saas, box, media }))

const help = `fairwell init [${[...starters.keys()].join('|')}] [--force]

Writes a whole config into this folder: cancel-flow.json, and what each part of it is for: cancel-flow.md.

${[...starters].map(([name, { about }]) => `${name.padEnd(6)}  ${about}`).join('\n')}

--force  write over what is there

Exit status: 0 when both are written, 2 when they could not be.
`

const options = { force: { type: 'boolean' } } as const

/** The command `fairwell init`, in this folder. Resolves to its exit status. */
export function runInit(args: string[], streams: Streams, folder = '.'): Promise<number> {
  return runCommand({ name: 'init', help, options }, { args, streams }, async ({ values, positionals, terminal }) => {
    const [name = 'saas', ...more] = positionals
    const starter = starters.get(name)
    if (!starter || more.length)
      throw new Error(
        `expected one of ${[...starters.keys()].join(', ')}, got ${positionals.join(' ')}. ${didYouMean(nearestOf(name, [...starters.keys()]))}`,
      )
    const config = `${JSON.stringify(starter.config, null, 2)}\n`
    const files = { 'cancel-flow.json': config, 'cancel-flow.md': notesPage(name, starter) }
    await writeAll(folder, files, values.force === true)
    streams.stdout.write(
      `${marked('good', `Written: ${Object.keys(files).join(', ')}.`, terminal)}\n\n${nextSteps(starter.config)}`,
    )
    return 0
  })
}

/** Writes all files or none: a config beside notes on another one would mislead. */
async function writeAll(folder: string, files: Record<string, string>, force: boolean): Promise<void> {
  const there = force ? [] : Object.keys(files).filter((name) => existsSync(join(folder, name)))
  if (there.length)
    throw new Error(`${there.join(' and ')}: there already. Move it away, or write over it with --force.`)
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
}
