import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { didYouMean, nearestOf } from '../../config/lint/nearest'
import { helpTypes } from '../../config/schema/helpTypes'
import { createAsker } from '../init/ask'
import { billers } from '../init/billers'
import { box } from '../init/box'
import { frameworks } from '../init/frameworks'
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

const list = (choices: ReadonlyMap<string, { about: string }>) =>
  [...choices].map(([name, { about }]) => `${name.padEnd(9)}  ${about}`).join('\n')

const help = `fairwell init [${[...starters.keys()].join('|')}] [--framework NAME] [--biller NAME] [--force]

Writes a whole config into this folder: cancel-flow.json, and what each part of it is for: cancel-flow.md. With a framework and a
biller, also the code for them. In a terminal it asks for what is not named; elsewhere it takes the first of each list.

${list(starters)}

--framework NAME  what your pages are made with:
${list(frameworks)}

--biller NAME     who charges your customers:
${list(billers)}

--force           write over what is there

Exit status: 0 when all is written, 2 when it could not be.
`

const options = { force: { type: 'boolean' }, framework: { type: 'string' }, biller: { type: 'string' } } as const

/** The command `fairwell init`, in this folder. Resolves to its exit status. */
export function runInit(args: string[], streams: Streams, folder = '.'): Promise<number> {
  return runCommand({ name: 'init', help, options }, { args, streams }, async ({ values, positionals, terminal }) => {
    const [name, ...more] = positionals
    if (more.length) throw new Error(expectedOne(starters, positionals.join(' ')))
    const named = { starter: name, framework: values.framework, biller: values.biller }
    const { starter, framework, biller } = await choose(check(named), streams)
    const { files, steps } = written({ starter, framework, biller })
    await writeAll(folder, files, values.force === true)
    streams.stdout.write(`${marked('good', `Written: ${Object.keys(files).join(', ')}.`, terminal)}\n\n${steps}`)
    return 0
  })
}

/** What is asked for, in this order, with what there is to choose from. */
const questions = {
  starter: { ask: 'What do you sell?', choices: starters },
  framework: { ask: 'What are your pages made with?', choices: frameworks },
  biller: { ask: 'Who charges your customers?', choices: billers },
}
type Named = { [Part in keyof typeof questions]?: string | undefined }
type Chosen = { [Part in keyof typeof questions]: string }
const parts = Object.keys(questions) as (keyof typeof questions)[]

/** The names as they were given. Throws an Error for one that nobody knows. */
function check(named: Named): Named {
  for (const part of parts) {
    const name = named[part]
    const { choices } = questions[part]
    if (name === undefined || (choices as ReadonlyMap<string, unknown>).has(name)) continue
    throw new Error(`${part === 'starter' ? '' : `--${part}: `}${expectedOne(choices, name)}`)
  }
  return named
}

const expectedOne = (choices: ReadonlyMap<string, unknown>, got: string) =>
  `expected one of ${[...choices.keys()].join(', ')}, got ${got}. ${didYouMean(nearestOf(got, [...choices.keys()]))}`

/** The whole choice: what was not named is asked for in a terminal, and is elsewhere the first of its list. */
async function choose(named: Named, streams: Streams): Promise<Chosen> {
  const isWatched = streams.stdin.isTTY === true && streams.stdout.isTTY === true
  const asker = isWatched && parts.some((part) => named[part] === undefined) ? createAsker(streams) : undefined
  try {
    const chosen: Named = {}
    for (const part of parts)
      chosen[part] = named[part] ?? (await asker?.choose(questions[part])) ?? [...questions[part].choices.keys()][0]
    return chosen as Chosen
  } finally {
    asker?.close()
  }
}

/** The files for a choice, and the text that says what to do with them. */
function written(chosen: Chosen): { files: Record<string, string>; steps: string } {
  const starter = starters.get(chosen.starter) as Starter
  const types = new Set(Object.values(starter.config.offers ?? {}).map(({ type }) => type))
  const handled = [...types].filter((type) => !helpTypes.includes(type))
  const framework = frameworks.get(chosen.framework)
  const isTyped = framework?.isTyped === true
  const billing = billers.get(chosen.biller)?.code?.(isTyped)
  return {
    files: {
      'cancel-flow.json': `${JSON.stringify(starter.config, null, 2)}\n`,
      'cancel-flow.md': notesPage(chosen.starter, starter),
      ...framework?.files(handled),
      ...(billing !== undefined && { [isTyped ? 'cancelCustomer.ts' : 'cancelCustomer.js']: billing }),
    },
    steps: nextSteps({ hasBiller: billing !== undefined, steps: framework?.steps(handled) ?? [] }),
  }
}

/** Writes all files or none: a config beside notes on another one would mislead. */
async function writeAll(folder: string, files: Record<string, string>, force: boolean): Promise<void> {
  const there = force ? [] : Object.keys(files).filter((name) => existsSync(join(folder, name)))
  if (there.length)
    throw new Error(`${there.join(' and ')}: there already. Move it away, or write over it with --force.`)
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
}
