import { writeFile } from 'node:fs/promises'
import type { Decision } from '../../decide/decision'
import { printable } from '../../report/print/printable'
import { readConfigFile } from '../json/readConfigFile'
import { readJson } from '../json/readJson'
import { prose } from '../print/prose'
import { marked, type Terminal } from '../print/terminal'
import type { FlowTests } from '../test/flowTest'
import { readTests } from '../test/readTests'
import { type Difference, differencesOf, runFlowTests, type Tested } from '../test/runFlowTests'
import { runCommand } from './runCommand'
import type { Streams } from './streams'
import { readNow } from './timeOptions'

const help = `fairwell test CONFIG TESTS [options]

Decides for each situation of TESTS, and says where CONFIG decides otherwise than the test expects.

CONFIG  a file, or - for standard input
TESTS   a file, or -: JSON of { now, tests: [{ name, situation, expect: { flow, offers, rule, segments, alerts, experiment, holdout } }] }
        only what expect names is compared; offers are the ids that are shown

--against OLD  the config as it was: also says what CONFIG changes for each test
--update       write what is decided now into TESTS, where expect names it
--now TIME     RFC 3339, for situations without a now (default: the file's now, else the computer's clock)
--json         print { ok, tests: [{ name, ok, differences, changes?, problems?, why }] }

Exit status: 0 when every test passed or was updated, 1 when one failed, 2 when they could not be run.
`

const options = {
  against: { type: 'string' },
  update: { type: 'boolean' },
  now: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** A test as it came out, and what differs from the config before. */
interface Compared extends Tested {
  changes: Difference[]
}

/** The command `fairwell test`. Resolves to its exit status: 0, 1 when a test failed, or 2 when they could not be run. */
export function runTest(args: string[], streams: Streams): Promise<number> {
  return runCommand({ name: 'test', help, options }, { args, streams }, async ({ values, positionals, terminal }) => {
    const [configPath, testsPath, ...more] = positionals
    if (configPath === undefined || testsPath === undefined || more.length)
      throw new Error(`expected a config and a file of tests, got ${positionals.length} files.\n\n${help}`)
    if ([configPath, testsPath, values.against].filter((path) => path === '-').length > 1)
      throw new Error('expected one - at most, got more.')
    const now = new Date(readNow(values.now)).toISOString()
    const config = await readConfigFile(configPath, streams)
    const tests = readTests(await readJson(testsPath, streams), testsPath)
    const before =
      values.against === undefined ? undefined : runFlowTests(await readConfigFile(values.against, streams), tests, now)
    const compared = runFlowTests(config, tests, now).map((tested, index) => ({
      ...tested,
      changes: before?.[index] ? differencesOf(before[index].got, tested.got) : [],
    }))
    if (values.update) return update(testsPath, tests, compared, { streams, terminal })
    const isOk = compared.every(({ differences }) => differences.length === 0)
    streams.stdout.write(values.json ? json(isOk, compared) : report(compared, terminal))
    return isOk ? 0 : 1
  })
}

function json(ok: boolean, compared: readonly Compared[]): string {
  const tests = compared.map(({ name, differences, changes, decision, problems }) => ({
    name,
    ok: differences.length === 0,
    differences,
    ...(changes.length > 0 && { changes }),
    ...(problems.length > 0 && { problems }),
    why: decision.trace,
  }))
  return `${JSON.stringify({ ok, tests }, null, 2)}\n`
}

function report(compared: readonly Compared[], terminal: Terminal): string {
  const failed = compared.filter(({ differences }) => differences.length > 0).length
  const lines = compared.flatMap(({ name, differences, changes, decision, problems }) => {
    const isBad = differences.length > 0
    const details = [
      ...problems.map(({ path, message }) => `not read: ${path}: ${message}`),
      ...differences.map(({ what, expected, got }) => `${what}: expected ${said(expected)}, got ${said(got)}`),
      ...(isBad ? whyOf(decision) : []),
      ...changes.map(({ what, expected, got }) => `changed: ${what}: ${said(expected)} before, ${said(got)} now`),
    ]
    return [
      marked(isBad ? 'bad' : 'good', `${isBad ? 'failed' : 'passed'}: ${printable(name)}`, terminal),
      ...details.map((text) => `  ${prose(printable(text), terminal, 4)}`),
    ]
  })
  const summary = `${compared.length - failed} passed, ${failed} failed.`
  return `${[...lines, summary].join('\n')}\n`
}

/** The rules that did not match or were skipped, and the one that did, each with its reason. */
function whyOf({ trace }: Decision): string[] {
  return trace
    .filter(({ kind, why }) => why && ['flow', 'audience', 'rule', 'offer', 'holdout', 'experiment'].includes(kind))
    .map(({ kind, id, result, why }) => `${kind} ${id}: ${result.replace('_', ' ')}: ${why}`)
}

function said(value: unknown): string {
  if (Array.isArray(value)) return value.length ? value.join(', ') : 'none'
  return value === null ? 'none' : String(value)
}

interface Context {
  streams: Streams
  terminal: Terminal
}

/** Writes what was decided where a test expects something else, and leaves the rest of the file's values as they are. */
async function update(
  path: string,
  tests: FlowTests,
  compared: readonly Compared[],
  { streams, terminal }: Context,
): Promise<number> {
  if (path === '-') throw new Error('--update: expected a file of tests to write to, got standard input.')
  const changed = compared.filter(({ differences }) => differences.length > 0).length
  const written: FlowTests = {
    ...tests,
    tests: tests.tests.map((test, index) => {
      const differing = compared[index]?.differences.map(({ what, got }) => [what, got]) ?? []
      return { ...test, expect: { ...test.expect, ...Object.fromEntries(differing) } }
    }),
  }
  if (changed) await writeFile(path, `${JSON.stringify(written, null, 2)}\n`)
  streams.stdout.write(`${marked('good', `${changed} of ${compared.length} tests were updated.`, terminal)}\n`)
  return 0
}
