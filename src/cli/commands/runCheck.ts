import { checkConfig } from '../../config/check/checkConfig'
import type { Problem } from '../../config/check/problem'
import { readConfig } from '../../config/check/readConfig'
import { flowsOf } from '../../config/flows/flowsOf'
import { printable } from '../../report/print/printable'
import { keysGivenTwice } from '../json/keysGivenTwice'
import type { Position } from '../json/lineAndColumn'
import { positionsIn } from '../json/positionsIn'
import { readJsonText } from '../json/readJson'
import { fairnessText } from '../print/fairnessText'
import { prose } from '../print/prose'
import { marked, type Terminal } from '../print/terminal'
import { checkFairness, withoutPictures } from './checkFairness'
import { runCommand } from './runCommand'
import type { Streams } from './streams'
import { wrongFiles } from './wrongFiles'

const help = `fairwell check CONFIG [options]
fairwell check CONFIG --fairness [DIR]

CONFIG  a file, or - for standard input

--handlers LIST  what the page performs, such as discount,pause; then an offer that nothing performs is an error
--json           print { ok, problems: [{ severity, path, message, mend?, within?, rule?, line, column }] }

--fairness       write a report to file as HTML and JSON into DIR (default: here): each rule of the preset with its source, every way
                 to cancel, and the flow as a browser draws it, measured. What it is designed against, and no opinion on any law
--css FILE       a style sheet of your page, which the measured page gets too
--languages LIST more languages to measure in, such as de,ja; the config's own and en are
--no-browser     only what needs no browser

To measure it needs playwright-core (npm install playwright-core) and Chrome or Chromium, which CHROME_PATH may name; and axe-core for
its results. What is missing is named, and the rest is written. With --json it prints { ok, problems, files, fairness }.

Exit status: 0 without errors (warnings may be), 1 with an error or a rule that fails, 2 when there was no JSON to check.
`

const options = {
  handlers: { type: 'string' },
  json: { type: 'boolean' },
  fairness: { type: 'boolean' },
  css: { type: 'string' },
  languages: { type: 'string' },
  'no-browser': { type: 'boolean' },
} as const

/** The command `fairwell check`. Resolves to its exit status: 1 when the config has an error, 2 when it could not run. */
export function runCheck(args: string[], streams: Streams): Promise<number> {
  return runCheckBeside(undefined, args, streams)
}

/** The same where `dist`, the package's folder of built files, is known: a fairness report draws the flow by them. */
export function runCheckBeside(dist: URL | undefined, args: string[], streams: Streams): Promise<number> {
  return runCommand({ name: 'check', help, options }, { args, streams }, async ({ values, positionals, terminal }) => {
    const [path, ...more] = positionals
    if (path === undefined || more.length > (values.fairness ? 1 : 0)) throw wrongFiles('one config', positionals, help)
    const handlers = values.handlers?.split(',').map((name) => name.trim())
    const { text, value } = await readJsonText(path, streams)
    const positionOf = positionsIn(text)
    const found = checkConfig(value, { handlers }).map((problem) => ({ ...problem, ...positionOf(problem) }))
    const problems = [...found, ...keysGivenTwice(text)]
    const ok = problems.every(({ severity }) => severity !== 'error')
    const { config } = readConfig(value)
    const measuring = {
      ...{ dist, streams, css: values.css, isStatic: values['no-browser'] === true },
      languages: values.languages?.split(',').map((each) => each.trim()) ?? [],
    }
    const written =
      values.fairness && config && ok
        ? // The report is named by the hash that events carry, which is that of one flow.
          await checkFairness({
            config: flowsOf(config).own,
            problems,
            path,
            text,
            folder: more[0] ?? '.',
            ...measuring,
          })
        : undefined
    const isFair = written?.report.ok !== false && written?.report.proof.ok !== false
    if (values.json) {
      const fairness = written && { files: written.files, fairness: written.report }
      streams.stdout.write(`${JSON.stringify({ ok: ok && isFair, problems, ...fairness }, withoutPictures, 2)}\n`)
    } else {
      streams.stdout.write(print(path, problems, terminal))
      if (!config) streams.stdout.write(`${prose(shapeFirst, terminal)}\n`)
      if (values.fairness)
        streams.stdout.write(written ? fairnessText(written, terminal) : `${prose(noReport, terminal)}\n`)
    }
    return ok && isFair ? 0 : 1
  })
}

/** A config that pages step aside for has no flow to report on. */
const noReport = 'No fairness report was written: pages step aside for a config with an error. Mend it, and ask again.'

/** Rules, texts and conditions are looked at only in a config that has the shape of one. */
const shapeFirst =
  'Only its shape was checked so far. Mend that, and check again: then rules, texts and conditions are looked at.'

function print(path: string, problems: (Problem & Position)[], terminal: Terminal): string {
  const file = path === '-' ? 'config' : path
  const isBad = problems.some(({ severity }) => severity === 'error')
  const result = marked(isBad ? 'bad' : problems.length > 0 ? 'doubt' : 'good', count(file, problems), terminal)
  return `${problems.map((problem) => `${describe(file, problem, terminal)}\n`).join('')}${result}\n`
}

/**
 * One problem: `config.json: error: offers.save20.percentOff: expected …, got …`. How to mend it and where it is follow on
 * lines of their own.
 */
function describe(file: string, problem: Problem & Position, terminal: Terminal): string {
  const { severity, path, message, mend, line, column } = problem
  const { paint, isWatched } = terminal
  const color = severity === 'error' ? paint.red : paint.yellow
  const what = `${printable(file)}: ${color(severity)}: ${printable([...(path ? [path] : []), message].join(': '))}.`
  const lines = [what, ...(mend ? [printable(mend)] : [])].map((text) => (isWatched ? prose(text, terminal, 2) : text))
  return [...lines, paint.dim(printable(`at ${file}:${line}:${column}`))].join('\n  ')
}

function count(file: string, problems: Problem[]): string {
  if (problems.length === 0) return `${file}: no errors, no warnings.`
  const many = (severity: Problem['severity']) => {
    const number = problems.filter((problem) => problem.severity === severity).length
    return `${number} ${severity}${number === 1 ? '' : 's'}`
  }
  return `${file}: ${many('error')}, ${many('warning')}.`
}
