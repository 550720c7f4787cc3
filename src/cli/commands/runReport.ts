import { writeFile } from 'node:fs/promises'
import { fnv1a } from '../../base/fnv1a'
import { redact } from '../../events/personal/redact'
import type { Summary } from '../../report/createReport'
import { mergeKept } from '../../report/partial/kept'
import { toCsv } from '../../report/print/csv'
import { toHtml } from '../../report/print/html'
import { printable } from '../../report/print/printable'
import { type KeptSummary, type ReadCounts, summarizeKept } from '../../report/summarizeKept'
import type { SummaryOptions } from '../../report/summaryOptions'
import { readBillingRows } from '../billing/readBillingRows'
import { readConfigFile } from '../json/readConfigFile'
import { countPartials } from '../partial/countPartials'
import { writePartial } from '../partial/writePartial'
import { toText } from '../print/reportText'
import { plain, type Terminal } from '../print/terminal'
import type { SpoolPlace } from '../spool/createSpool'
import { fileStore } from '../spool/fileStore'
import { logSpool } from '../spool/logSpool'
import { progress } from '../spool/progress'
import { readLog } from '../spool/readLog'
import { tempPlace } from '../spool/tempPlace'
import { readSeed } from './readSeed'
import { runCommand } from './runCommand'
import type { Streams } from './streams'

const help = `fairwell report EVENTS… [options]

EVENTS  files of NDJSON, a JSON array, or a table out of a database (gzipped or not), - for standard input, or a
        postgres:// URL

--json               print the summary as JSON
--csv                print every figure as CSV
--html               print one self-contained HTML page
--output FILE        write to a file instead
--config FILE        the config, for categories, weights, prices and advice with patches
--versions FILE      a config that was live; may be given several times, then flows of any other are in doubt
--billing FILE       subscriptions as Stripe, Paddle, Chargebee or Recurly export them, or as a table (, ; or tab),
                     NDJSON or JSON with subscription, status, started_at, ended_at, ended_reason, paid_amount
                     (minor units), currency, paid_at; several rows may tell of one subscription
--as-of TIME         until when billing is known (default: the last flow or payment)
--from TIME          flows started at or after, RFC 3339
--to TIME            flows started before
--flow ID            only this flow
--segment ID         only sessions found in this segment
--plan ID            only subscriptions on this plan
--mode test          test mode instead of live
--time-zone NAME     for days, weeks and months (default: UTC)
--seed NUMBER        of the bootstrap (default: 1)

--partial FILE       write the sessions of these events for a later --merge, and print nothing
--merge              EVENTS are such files, of any split of the log; the numbers are those of the whole
`

const options = {
  json: { type: 'boolean' },
  csv: { type: 'boolean' },
  html: { type: 'boolean' },
  output: { type: 'string' },
  config: { type: 'string' },
  versions: { type: 'string', multiple: true },
  billing: { type: 'string' },
  'as-of': { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  flow: { type: 'string' },
  segment: { type: 'string' },
  plan: { type: 'string' },
  mode: { type: 'string' },
  'time-zone': { type: 'string' },
  seed: { type: 'string' },
  partial: { type: 'string' },
  merge: { type: 'boolean' },
} as const

/** The command `fairwell report`. Resolves to its exit status: 0, or 2 when it could not run, having said why on stderr. */
export function runReport(args: string[], streams: Streams): Promise<number> {
  return runCommand({ name: 'report', help, options }, { args, streams }, async ({ values, positionals, terminal }) => {
    await report(positionals, values, { streams, terminal })
    return 0
  })
}

type Options = typeof options
type Values = {
  [Name in keyof Options]?: Options[Name] extends { multiple: true }
    ? string[]
    : Options[Name]['type'] extends 'boolean'
      ? boolean
      : string
}

interface Out {
  streams: Streams
  terminal: Terminal
}

async function report(sources: string[], values: Values, { streams, terminal }: Out): Promise<void> {
  if ([...sources, values.config, values.billing].filter((path) => path === '-').length > 1)
    throw new Error('expected one - at most, got more.')
  if (sources.length === 0)
    throw new Error(`expected a file of events, - or a postgres:// URL, got nothing.\n\n${help}`)
  const place = tempPlace()
  try {
    if (values.partial !== undefined) return await partial(sources, values, streams, place)
    const options = await summaryOptions(values, streams)
    const summary = values.merge
      ? await merged(sources, options, streams, place)
      : await counted(sources, options, streams, place)
    const text = print(summary, values, values.output ? plain : terminal)
    if (values.output) await writeFile(values.output, text)
    else streams.stdout.write(text)
  } finally {
    place.close()
  }
}

async function counted(
  sources: string[],
  options: SummaryOptions,
  streams: Streams,
  place: SpoolPlace,
): Promise<Summary> {
  const figures = summarizeKept(options, fileStore(place))
  const log = logSpool(place)
  await readLog(sources, log, streams)
  const tell = progress('sessions put together', streams)
  for (const kept of log.kept()) {
    figures.add(mergeKept([kept]))
    tell.one()
  }
  tell.end()
  return resultOf(figures, log.counts, streams)
}

async function merged(paths: string[], options: SummaryOptions, streams: Streams, place: SpoolPlace): Promise<Summary> {
  const figures = summarizeKept(options, fileStore(place))
  return resultOf(figures, await countPartials(paths, figures, streams, place), streams)
}

function resultOf(figures: KeptSummary, counts: ReadCounts, streams: Streams): Summary {
  const tell = progress('sessions counted', streams)
  const summary = figures.result(counts, tell.one)
  tell.end()
  return summary
}

async function partial(sources: string[], values: Values, streams: Streams, place: SpoolPlace): Promise<void> {
  const { partial: path = '', ...others } = values
  const [other] = Object.keys(others)
  // A partial holds whole sessions, so what narrows or words a report has nothing to do yet.
  if (other)
    throw new Error(
      `--partial: expected no other option, got --${other}. It belongs to the report that --merge makes. Nothing was written.`,
    )
  const log = logSpool(place)
  await readLog(sources, log, streams)
  const sessions = writePartial(path, log)
  streams.stderr.write(`${sessions.toLocaleString('en')} sessions written to ${path}\n`)
}

function print(summary: Summary, { json, csv, html }: Values, terminal: Terminal): string {
  if (json) return `${JSON.stringify(summary, null, 2)}\n`
  if (csv) return toCsv(summary)
  return html ? toHtml(summary) : toText(summary, terminal)
}

async function summaryOptions(values: Values, streams: Streams): Promise<SummaryOptions> {
  const { from, to, 'as-of': asOf, 'time-zone': timeZone, seed, flow, segment, plan } = values
  return {
    redact: (text) => redact(text),
    ...(from && { from }),
    ...(to && { to }),
    ...(asOf && { asOf }),
    ...(timeZone && { timeZone }),
    ...(seed && { seed: readSeed(seed) }),
    ...(flow && { flow }),
    ...(segment && { segment }),
    ...(plan && { plan }),
    ...(values.mode && { mode: readMode(values.mode) }),
    ...(values.config && { config: await readConfigFile(values.config, streams) }),
    ...(values.versions && { versions: await readVersions(values, streams) }),
    ...(values.billing && (await readBilling(values.billing, values.mode ? readMode(values.mode) : 'live', streams))),
  }
}

/** The hashes of these configs, as the events of their pages carry them in `configHash`. */
async function readVersions({ versions = [], config }: Values, streams: Streams): Promise<string[]> {
  const files = [...versions, ...(config ? [config] : [])]
  const configs = await Promise.all(files.map((file) => readConfigFile(file, streams)))
  return configs.map((each) => fnv1a(JSON.stringify(each)).toString(16))
}

async function readBilling(path: string, mode: 'live' | 'test', { stdin, stderr }: Streams) {
  const { rows, unreadable, problems } = await readBillingRows(path, stdin, { mode })
  for (const problem of problems) stderr.write(`${path}: ${printable(problem)}\n`)
  return { billing: rows, billingUnreadable: unreadable }
}

function readMode(mode: string): 'live' | 'test' {
  if (mode !== 'live' && mode !== 'test') throw new Error(`--mode: expected live or test, got ${mode}.`)
  return mode
}
