import { mergedFlows } from '../../config/flows/mergedFlows'
import type { Config } from '../../config/schema/schema'
import { counted } from '../../report/print/wording'
import { readConfigFile } from '../json/readConfigFile'
import { readJson } from '../json/readJson'
import type { Terminal } from '../print/terminal'
import { openText } from '../read/openText'
import { readRecords } from '../read/readRecords'
import { readAcceptance } from '../simulate/acceptance'
import { badRowsText } from '../simulate/badRows'
import { createComparison } from '../simulate/comparison'
import { readFieldMap } from '../simulate/fieldMap'
import { mixFrom, ratesFrom } from '../simulate/fromReport'
import { print } from '../simulate/print'
import { drawnReasons, everyReason } from '../simulate/reasonMix'
import { type SimulationOptions, simulate } from '../simulate/simulate'
import { readSeed } from './readSeed'
import { runCommand } from './runCommand'
import type { Streams } from './streams'
import { readNow } from './timeOptions'
import { wrongFiles } from './wrongFiles'

const help = `fairwell simulate CONFIG CUSTOMERS [options]

CONFIG     a file, or - for standard input
CUSTOMERS  CSV with a header, NDJSON or a JSON array, gzipped or not, or - for standard input; also what Stripe, Paddle,
           Chargebee and Recurly export, table or API

--map FILE      what a file's own names do not say: { customer: { FIELD: COLUMN }, subscription: { FIELD: COLUMN } }; instead of a column also
                { "column": C, "times": 100 | "values": { … } | "ago": "month" | "type": "text" } or { "constant": … }
--reasons FILE  { REASON: weight }: each customer draws one (default: each counts with every reason, evenly)
--accept FILE   { OFFER or TYPE or "default": rate from 0 to 1 }: tells what is kept and what it costs
                (both also take what fairwell report --json printed: the reasons given, the rates measured)
--flow ID       this flow of the config alone, be it a draft, as if it were for everyone (default: each customer's own)
--compare FILE  another config: who would change from what to what
--now TIME      RFC 3339 (default: the computer's clock)
--seed NUMBER   of the reasons drawn (default: 1)
--json          print JSON
`

const options = {
  map: { type: 'string' },
  reasons: { type: 'string' },
  accept: { type: 'string' },
  compare: { type: 'string' },
  flow: { type: 'string' },
  now: { type: 'string' },
  seed: { type: 'string' },
  json: { type: 'boolean' },
} as const

type Values = { [Name in keyof typeof options]?: (typeof options)[Name]['type'] extends 'boolean' ? boolean : string }

/** The command `fairwell simulate`. Resolves to its exit status: 0, some bad rows or not, or 2 when it could not run or no row could be read. */
export function runSimulate(args: string[], streams: Streams): Promise<number> {
  return runCommand(
    { name: 'simulate', help, options },
    { args, streams },
    async ({ values, positionals, terminal }) => {
      streams.stdout.write(await run(positionals, values, { streams, terminal }))
      return 0
    },
  )
}

async function run(
  paths: string[],
  values: Values,
  { streams, terminal }: { streams: Streams; terminal: Terminal },
): Promise<string> {
  const [configPath, customers] = paths
  if (configPath === undefined || customers === undefined || paths.length > 2)
    throw wrongFiles('a config and a file of customers', paths, help)
  if (isTable(configPath) && !isTable(customers))
    throw new Error(
      `${configPath}: expected the config, got a table. The config comes first: ${customers} ${configPath}?`,
    )
  const { map, reasons, accept, compare } = values
  if ([configPath, customers, map, reasons, accept, compare].filter((path) => path === '-').length > 1)
    throw new Error('expected one - at most, got more.')
  const config = await readConfigFile(configPath, streams, values.flow)
  const rows = readRecords(openText(customers, streams.stdin))
  const simulation = await simulate(rows, await simulationOptions(config, values, streams))
  if (streams.stderr.isTTY) streams.stderr.write(eraseLine)
  const { count, kinds } = simulation.badRows
  for (const kind of kinds) streams.stderr.write(`${badRowsText(kind)}\n`)
  if (count > 0 && simulation.customers === 0)
    throw new Error(
      `${customers}: expected customers, got ${counted(count, 'row that can’t', 'rows, none of which can')} be read. Nothing was simulated. docs/simulate.md says what is read; --map says which column is which.`,
    )
  for (const [path, count] of Object.entries(simulation.unread))
    streams.stderr.write(`${path}: unreadable in ${counted(count, 'row')}, left out there.\n`)
  return values.json ? `${JSON.stringify(simulation, null, 2)}\n` : print(simulation, terminal)
}

/** Whether a file's name says that it holds rows, as no config does. */
function isTable(path: string): boolean {
  return /\.(csv|tsv|ndjson|jsonl)(\.gz)?$/i.test(path)
}

async function simulationOptions(config: Config, values: Values, streams: Streams): Promise<SimulationOptions> {
  const { map, reasons, accept, compare } = values
  const seed = readSeed(values.seed)
  const say = (text: string) => streams.stderr.write(text)
  const known = mergedFlows(config)
  const drawn = reasons && drawnReasons(mixFrom(await readJson(reasons, streams), known, say), known, seed)
  return {
    config,
    now: readNow(values.now),
    mixOf: (flow) => drawn || everyReason(flow),
    ...(map && { map: readFieldMap(await readJson(map, streams)) }),
    ...(accept && { acceptance: readAcceptance(ratesFrom(await readJson(accept, streams), known, say), known) }),
    ...(compare && { comparison: createComparison(config, await readConfigFile(compare, streams)) }),
    onRow: tellProgress(streams),
  }
}

const saidEvery = 50_000
const eraseLine = '\r\u001b[K'

function tellProgress({ stderr }: Streams): (rows: number) => void {
  return (rows) => {
    if (stderr.isTTY && rows % saidEvery === 0) stderr.write(`${eraseLine}${counted(rows, 'row')} read`)
  }
}
