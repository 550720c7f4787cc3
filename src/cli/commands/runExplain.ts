import { isObject } from '../../base/isObject'
import type { Problem } from '../../config/check/problem'
import { presetOf, presetsOf } from '../../config/schema/presetOf'
import type { Config } from '../../config/schema/schema'
import { decide } from '../../decide/decide'
import type { Decision, TraceEntry } from '../../decide/decision'
import { shownOffers } from '../../decide/offer/shownOffers'
import { printable } from '../../report/print/printable'
import { checkSituation } from '../../situation/checkSituation'
import { isAbsent } from '../../situation/reading'
import { readSituation } from '../../situation/readSituation'
import type { Situation } from '../../situation/schema'
import { readConfigFile } from '../json/readConfigFile'
import { readJson } from '../json/readJson'
import { prose } from '../print/prose'
import { tableText } from '../print/table'
import type { Terminal } from '../print/terminal'
import { whyNoOffer } from '../print/whyNoOffer'
import { openText } from '../read/openText'
import { readRecords } from '../read/readRecords'
import { runCommand } from './runCommand'
import type { Streams } from './streams'
import { readNow } from './timeOptions'
import { wrongFiles } from './wrongFiles'

const help = `fairwell explain CONFIG SITUATION [options]

CONFIG     a file, or - for standard input
SITUATION  a file, or - for standard input: JSON of
           { customer, subscription, answers: { reason, … }, history: { offers: [{ id, status, time }] }, page, locale, now }
           what a page adds may be left out

--now TIME RFC 3339, in place of the situation's now (default: that, else the computer's clock)
--json     print the Decision as decide(config, situation) gives it; with problems: [{ severity, path, message, mend? }]
           where something in the situation is unreadable or doubtful
--lines    SITUATION holds many, as NDJSON or a JSON array: print the Decision of each on a line of its own, with problems
           where something is unreadable
`

const options = { now: { type: 'string' }, json: { type: 'boolean' }, lines: { type: 'boolean' } } as const

/** The command `fairwell explain`. Resolves to its exit status: 0, or 2 when it could not run. */
export function runExplain(args: string[], streams: Streams): Promise<number> {
  return runCommand(
    { name: 'explain', help, options },
    { args, streams },
    async ({ values, positionals, terminal }) => {
      const timed = clock(values.now)
      if (values.lines) await explainEach(positionals, timed, streams)
      else streams.stdout.write(await explain(positionals, values.json === true, { timed, streams, terminal }))
      return 0
    },
  )
}

/** A situation with its time. */
type Timed = (given: Record<string, unknown>) => Record<string, unknown>

/** Gives situations the time that `--now` names; without it, the clock's to those that have none. */
function clock(option: string | undefined): Timed {
  const now = new Date(readNow(option)).toISOString()
  return (given) => (option === undefined && !isAbsent(given.now) ? given : { ...given, now })
}

interface Context {
  timed: Timed
  streams: Streams
  terminal: Terminal
}

async function explain(paths: string[], json: boolean, { timed, streams, terminal }: Context): Promise<string> {
  const [configPath, situationPath] = twoPaths(paths)
  const config = await readConfigFile(configPath, streams)
  const given = timed(objectIn(await readJson(situationPath, streams), situationPath))
  const { situation } = readSituation(given)
  const problems = [...checkSituation(given, config), ...noReason(config, situation)]
  for (const problem of problems) streams.stderr.write(`${situationPath}: ${printable(inOneLine(problem))}\n`)
  const decision = decide(config, situation)
  return json
    ? `${JSON.stringify(withProblems(decision, problems), null, 2)}\n`
    : print({ config, situation, decision }, terminal)
}

function inOneLine({ path, message, mend }: Problem): string {
  return `${path}${path && ': '}${message}.${mend ? ` ${mend}` : ''}`
}

function withProblems(decision: Decision, problems: Problem[]) {
  return { ...decision, ...(problems.length > 0 && { problems }) }
}

/** A warning where a situation names no reason, since most rules look at it. An offer before the survey has none. */
function noReason({ survey }: Config, { stage, answers }: Situation): Problem[] {
  if (stage === 'open' || answers?.reason !== undefined) return []
  const known = survey.reasons.map(({ id }) => id).join(', ')
  return [{ severity: 'warning', path: 'answers.reason', message: `expected one of ${known}, got nothing` }]
}

/**
 * Prints a Decision a line, in the order of the situations. Where a situation cannot be read the line is `null`, so that
 * line 7 is about the seventh.
 */
async function explainEach(paths: string[], timed: Timed, streams: Streams): Promise<void> {
  const [configPath, situationsPath] = twoPaths(paths)
  const config = await readConfigFile(configPath, streams)
  for await (const { row, value, problem } of readRecords(openText(situationsPath, streams.stdin))) {
    if (problem === undefined && isObject(value)) {
      const { situation, problems } = readSituation(timed(value))
      streams.stdout.write(`${JSON.stringify(withProblems(decide(config, situation), problems))}\n`)
    } else {
      streams.stderr.write(`${situationsPath}: row ${row}: ${printable(problem ?? 'expected a JSON object')}.\n`)
      streams.stdout.write('null\n')
    }
  }
}

function twoPaths(paths: string[]): [config: string, situation: string] {
  const [configPath, situationPath] = paths
  if (configPath === undefined || situationPath === undefined || paths.length > 2)
    throw wrongFiles('a config and a situation', paths, help)
  if (configPath === '-' && situationPath === '-') throw new Error('expected one - at most, got two.')
  return [configPath, situationPath]
}

function objectIn(value: unknown, path: string): Record<string, unknown> {
  if (isObject(value)) return value
  throw new Error(`${path}: expected an object with customer, subscription and answers, got ${JSON.stringify(value)}.`)
}

interface Explained {
  config: Config
  situation: Situation
  decision: Decision
}

function print(explained: Explained, terminal: Terminal): string {
  const { decision } = explained
  const said = says(explained).map((text) => prose(printable(text), terminal))
  const rows = decision.trace.map((entry) => traceRow(entry, terminal))
  return `${said.join('\n')}\n\n${tableText({ caption: 'Why', rows, words: [1, 2], prose: [3], spare: [] }, terminal)}\n`
}

function says({ config, situation, decision }: Explained): string[] {
  const { rule, offers, experiment, alerts } = decision
  const shown = shownOffers(config, decision, situation).map(({ id, type }) => `${id} (${type})`)
  const held = offers.slice(shown.length).map(({ id }) => id)
  return [
    shown.length > 0
      ? `This customer is offered ${shown.join(', ')}, by rule ${rule}.`
      : `This customer is offered nothing: ${whyNoOffer(config, decision, situation)}.`,
    ...(held.length > 0 ? [`In reserve, not shown: ${held.join(', ')}.`] : []),
    ...(presetsOf(config).length > 1 ? [`The fairness preset is ${presetOf(config, situation)}.`] : []),
    ...(experiment ? [`Experiment ${experiment.id}: variation ${experiment.variation}.`] : []),
    ...(alerts.length > 0 ? [`Alerts: ${alerts.join(', ')}.`] : []),
  ]
}

const signs: Record<TraceEntry['result'], string> = { matched: '✓', not_matched: '✗', skipped: '–' }
const results: Record<TraceEntry['result'], string> = { matched: 'yes', not_matched: 'no', skipped: 'skipped' }

function traceRow({ kind, id, result, why = '' }: TraceEntry, { isWatched }: Terminal): string[] {
  return [kind, kind === id ? '' : id, isWatched ? `${signs[result]} ${results[result]}` : results[result], why]
}
