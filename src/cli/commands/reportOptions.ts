import { configHash } from '../../config/configHash'
import { everyFlow } from '../../config/flows/everyFlow'
import { redact } from '../../events/personal/redact'
import { printable } from '../../report/print/printable'
import type { SummaryOptions } from '../../report/summaryOptions'
import { readBillingRows } from '../billing/readBillingRows'
import { readConfigFile } from '../json/readConfigFile'
import { readReleases } from '../read/readReleases'
import { readSeed } from './readSeed'
import type { Streams } from './streams'

/** What `fairwell report --help` prints. */
export const help = `fairwell report EVENTS… [options]

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

--release DATE:NAME  what was shipped when, such as 2026-05-01:v2; several times for several: what customers leave over is
                     compared before and after each
--feedback FILE      also write what they leave over: as a table to FILE.csv, or to FILE.json as the event that a server posts
                     to the receiver for the team's tools; may be given several times
--write-to FILE      also write, as CSV, which customer spoke of what: whom to write to when it ships

--partial FILE       write the sessions of these events for a later --merge, and say on stderr how many they are
--merge              EVENTS are such files, of any split of the log; the numbers are those of the whole
`

/** The options of `fairwell report`, as `parseArgs` takes them. */
export const options = {
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
  release: { type: 'string', multiple: true },
  feedback: { type: 'string', multiple: true },
  'write-to': { type: 'string' },
  partial: { type: 'string' },
  merge: { type: 'boolean' },
} as const

type Options = typeof options
/** What the command line gave of the options. */
export type Values = {
  [Name in keyof Options]?: Options[Name] extends { multiple: true }
    ? string[]
    : Options[Name]['type'] extends 'boolean'
      ? boolean
      : string
}

/** What the report is made of: the options that narrow or word it, with the files that they name read. */
export async function summaryOptions(values: Values, streams: Streams): Promise<SummaryOptions> {
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
    ...(values.release && { releases: readReleases(values.release) }),
    now: new Date().toISOString(),
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
  return configs.flatMap(everyFlow).map(configHash)
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
