import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { didYouMean, nearestOf } from '../../config/lint/nearest'
import { count, counted } from '../../report/print/wording'
import { type DialectName, dialects } from '../../report/sql/dialects'
import { sessionSql } from '../../report/sql/sessionSql'
import { eraseEvents, pruneEvents } from '../../server/personal/eraseEvents'
import type { EventSelection } from '../../server/personal/eventsOf'
import { exportEvents } from '../../server/personal/exportEvents'
import type { Query } from '../../server/receive/query'
import { migrateEvents } from '../../server/sessions/migrateEvents'
import { marked, terminalOf } from '../print/terminal'
import { connect, isDatabaseUrl } from '../read/connect'
import { runCommand } from './runCommand'
import type { Streams } from './streams'
import { ageLimit, readTimeOption } from './timeOptions'

const help = `fairwell events COMMAND DATABASE [options]

DATABASE  the postgres:// URL of the receiver's database

erase   --customer ID                    deletes what is stored of this customer, alerts and forwarding included
export  --customer ID | --before TIME    prints it as NDJSON, a CloudEvent a line, as fairwell report reads it
prune   --older-than 400d | --before TIME  deletes what was received before, the oldest first
migrate                                  brings the table to today's form and makes the view fairwell_sessions
sql     --dialect NAME                   prints the query behind that view, for any database; takes no DATABASE

--customer ID        the customer's id as the page gives it
--older-than AGE     days or hours, such as 400d or 36h
--before TIME        received before, RFC 3339 or a day
--from TIME          received at or after (export only)
--output FILE        write the export to a file instead; it is there when all of it is
--dry-run            say how many would go, and leave them
--dialect NAME       postgres (default), duckdb, clickhouse or bigquery
--json               print { events } as JSON
`

const options = {
  customer: { type: 'string' },
  'older-than': { type: 'string' },
  before: { type: 'string' },
  from: { type: 'string' },
  output: { type: 'string' },
  'dry-run': { type: 'boolean' },
  dialect: { type: 'string' },
  json: { type: 'boolean' },
} as const

type Values = { [Name in keyof typeof options]?: (typeof options)[Name]['type'] extends 'boolean' ? boolean : string }
type Run = (query: Query, values: Values, streams: Streams) => Promise<void>

/** The command `fairwell events`. Resolves to its exit status: 0, or 2 when it could not run, having said why on stderr. */
export function runEvents(args: string[], streams: Streams): Promise<number> {
  return runCommand({ name: 'events', help, options }, { args, streams }, async ({ values, positionals }) => {
    await runOn(positionals, values, streams)
    return 0
  })
}

async function runOn([name = '', url = '', ...rest]: string[], values: Values, streams: Streams): Promise<void> {
  if (name === 'sql') return printSql(url, values, streams)
  const run = commands.get(name)
  if (!run)
    throw new Error(`expected erase, export, prune, migrate or sql, got ${name || 'nothing'}.${hint(name)}\n\n${help}`)
  if (!isDatabaseUrl(url) || rest.length > 0) {
    // The message does not quote what came, since that may hold a password.
    throw new Error(`expected one postgres:// URL after ${name}, got something else.\n\n${help}`)
  }
  const { query, close } = await connect(url)
  try {
    await run(query, values, streams)
  } finally {
    await close()
  }
}

const erase: Run = async (query, { customer, ...values }, streams) => {
  if (!customer) throw new Error('erase: expected --customer ID, got nothing. Nothing was deleted.')
  if (values['dry-run']) return say(await countEvents(query, { customer }), 'would be deleted', values, streams)
  const { events } = await eraseEvents({ query, customer })
  say(events, 'deleted', values, streams)
}

const prune: Run = async (query, values, streams) => {
  const before = limitOf(values)
  if (!before) throw new Error('prune: expected --older-than AGE or --before TIME, got nothing. Nothing was deleted.')
  const { customer } = values
  const selection = { before, ...(customer && { customer }) }
  if (values['dry-run']) return say(await countEvents(query, selection), 'would be deleted', values, streams)
  const onProgress = (events: number) => streams.stderr.isTTY && streams.stderr.write(`\r${count(events)} deleted`)
  const { events } = await pruneEvents({ query, ...selection, onProgress })
  say(events, 'deleted', values, streams)
}

const exportAll: Run = async (query, values, streams) => {
  const before = limitOf(values)
  const { customer, output } = values
  const from = values.from === undefined ? undefined : readTimeOption('from', values.from)
  if (!customer && !before && !from) {
    throw new Error('export: expected --customer ID, --before TIME or --from TIME, got nothing.')
  }
  const events = exportEvents({
    query,
    ...(customer && { customer }),
    ...(before && { before }),
    ...(from && { from }),
  })
  if (output) return writeWhole(output, events, streams)
  for await (const { event } of events) streams.stdout.write(`${JSON.stringify(event)}\n`)
}

const migrate: Run = async (query, values, { stdout, env }) => {
  const { columns } = await migrateEvents({ query })
  if (values.json) stdout.write(`${JSON.stringify({ columns })}\n`)
  else
    stdout.write(
      `${marked('good', `${columns.length > 0 ? `columns added: ${columns.join(', ')}` : 'the table was up to date'}; fairwell_sessions is there`, terminalOf(stdout, env))}\n`,
    )
}

function printSql(rest: string, { dialect = 'postgres' }: Values, { stdout }: Streams): void {
  if (rest !== '') throw new Error('sql: expected no DATABASE, since it only prints, got one.')
  if (!isDialect(dialect)) {
    throw new Error(`--dialect: expected ${Object.keys(dialects).join(', ')}, got ${JSON.stringify(dialect)}.`)
  }
  stdout.write(sessionSql(dialect))
}

/** What the word was likely meant to be; an empty text where it is like none. */
function hint(name: string): string {
  const meant = nearestOf(name, [...commands.keys(), 'sql'])
  return meant ? ` ${didYouMean(meant)}` : ''
}

function isDialect(name: string): name is DialectName {
  return Object.hasOwn(dialects, name)
}

const commands = new Map<string, Run>([
  ['erase', erase],
  ['export', exportAll],
  ['prune', prune],
  ['migrate', migrate],
])

/** Writes to a file beside the target first and renames it at the end: half an export would look like a whole one. */
async function writeWhole(path: string, events: ReturnType<typeof exportEvents>, { stderr }: Streams): Promise<void> {
  const part = `${path}.part`
  const file = createWriteStream(part, { mode: 0o600 })
  let written = 0
  for await (const { event } of events) {
    written += 1
    if (!file.write(`${JSON.stringify(event)}\n`))
      await new Promise<void>((resolve) => file.once('drain', () => resolve()))
  }
  await new Promise<void>((resolve, reject) => file.once('error', reject).end(() => resolve()))
  await rename(part, path)
  stderr.write(`${counted(written, 'event')} written to ${path}\n`)
}

async function countEvents(query: Query, selection: EventSelection): Promise<number> {
  let events = 0
  for await (const _ of exportEvents({ query, ...selection })) events += 1
  return events
}

function limitOf({ before, 'older-than': age }: Values): Date | undefined {
  if (before !== undefined && age !== undefined)
    throw new Error('expected --older-than or --before, got both. Nothing was done.')
  if (age !== undefined) return ageLimit(age, new Date())
  return before === undefined ? undefined : readTimeOption('before', before)
}

function say(events: number, what: string, { json }: Values, { stdout, env }: Streams): void {
  const said = () => marked('good', `${counted(events, 'event')} ${what}`, terminalOf(stdout, env))
  stdout.write(`${json ? JSON.stringify({ events }) : said()}\n`)
}
