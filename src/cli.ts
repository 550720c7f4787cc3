#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { runAudit } from './cli/commands/runAudit'
import { runCheckBeside } from './cli/commands/runCheck'
import { runCopy } from './cli/commands/runCopy'
import { runDoctor } from './cli/commands/runDoctor'
import { runEvents } from './cli/commands/runEvents'
import { runExplain } from './cli/commands/runExplain'
import { runInit } from './cli/commands/runInit'
import { runIntegrity } from './cli/commands/runIntegrity'
import { runProve } from './cli/commands/runProve'
import { runReport } from './cli/commands/runReport'
import { runSessions } from './cli/commands/runSessions'
import { runSimulate } from './cli/commands/runSimulate'
import { runTest } from './cli/commands/runTest'
import type { Streams } from './cli/commands/streams'
import { marked, terminalOf } from './cli/print/terminal'
import { didYouMean, nearestOf } from './config/lint/nearest'

/** Where the built files are: beside this one where it is built, too. */
const dist = new URL('../dist/', import.meta.url)

const commands = new Map<string, (args: string[], streams: Streams) => Promise<number>>([
  ['init', runInit],
  ['check', (args, streams) => runCheckBeside(dist, args, streams)],
  ['prove', runProve],
  ['explain', runExplain],
  ['simulate', runSimulate],
  ['test', runTest],
  ['report', runReport],
  ['sessions', runSessions],
  ['events', runEvents],
  ['doctor', runDoctor],
  ['audit', runAudit],
  ['copy', (args, streams) => runCopy(args, streams, dist)],
  ['integrity', (args, streams) => runIntegrity(args, streams, dist)],
])

const help = `fairwell COMMAND

init [saas|box|media]         a whole config to begin with, and code beside it
check CONFIG                  what is wrong or doubtful in a config
check CONFIG --fairness DIR   a report to file: rules, sources, ways to cancel, and the drawn flow, measured
prove CONFIG                  what the flow can do to any customer, in every state
explain CONFIG SITUATION      what one customer gets, and why
simulate CONFIG CUSTOMERS     what a whole list of customers would get, cost and keep
test CONFIG TESTS             whether customers still get what you expect
report EVENTS…                what came of it
sessions DATABASE             each flow: its steps, answers, and why
events erase|export|prune     what is stored of a customer, or for too long
events migrate|sql            the table of today, and one row a session for BI tools
doctor PAGE                   what is missing on a page that has the tag
audit FILE|URL                any vendor's cancel flow, measured in a browser
copy DIR                      the files to host, into a folder
integrity [PLACE]             what makes a browser refuse a file that was changed

fairwell COMMAND --help, or fairwell help COMMAND, tells the options. A file may be - for standard input.
Exit status: 0 when all is well, 1 when check, prove, test, doctor or audit found an error, 2 when a command could not run.
`

// A reader that has seen enough, such as `head`, closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2))
process.exitCode = await run(process.argv.slice(2))

async function run([name = '', ...args]: string[]): Promise<number> {
  const command = commands.get(name)
  if (command) return command(args, process)
  if (name === '--version') return say(version())
  const asked = commands.get(args[0] ?? '')
  if (name === 'help' && asked) return asked(['--help'], process)
  if (name === '--help' || name === 'help') return say(help)
  const meant = nearestOf(name, [...commands.keys()])
  const hint = meant ? ` ${didYouMean(meant)}` : ''
  const said = `fairwell: expected a command, got ${name || 'nothing'}.${hint}`
  process.stderr.write(`${marked('bad', said, terminalOf(process.stderr, process.env))}\n\n${help}`)
  return 2
}

function say(text: string): number {
  process.stdout.write(text)
  return 0
}

/** The package's version. `package.json` stands beside `src` as it does beside `dist`. */
function version(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return `${version}\n`
}
