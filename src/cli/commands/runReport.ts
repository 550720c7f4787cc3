import { writeFile } from 'node:fs/promises'
import type { Summary } from '../../report/createReport'
import { mergeKept } from '../../report/partial/kept'
import { toCsv } from '../../report/print/csv'
import { toHtml } from '../../report/print/html'
import { counted } from '../../report/print/wording'
import { type KeptSummary, type ReadCounts, summarizeKept } from '../../report/summarizeKept'
import type { SummaryOptions } from '../../report/summaryOptions'
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
import { feedbackFiles } from './feedbackFiles'
import { help, options, summaryOptions, type Values } from './reportOptions'
import { runCommand } from './runCommand'
import type { Streams } from './streams'

/** The command `fairwell report`. Resolves to its exit status: 0, or 2 when it could not run, having said why on stderr. */
export function runReport(args: string[], streams: Streams): Promise<number> {
  return runCommand({ name: 'report', help, options }, { args, streams }, async ({ values, positionals, terminal }) => {
    await report(positionals, values, { streams, terminal })
    return 0
  })
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
    const summary = await summaryOf(sources, values, streams, place)
    const text = print(summary, values, values.output ? plain : terminal)
    if (values.output) await writeFile(values.output, text)
    else streams.stdout.write(text)
  } finally {
    place.close()
  }
}

async function summaryOf(sources: string[], values: Values, streams: Streams, place: SpoolPlace): Promise<Summary> {
  const files = feedbackFiles(values)
  try {
    const options = { ...(await summaryOptions(values, streams)), ...files.options }
    const read = values.merge ? merged : ofLog
    const summary = await read(sources, options, streams, place)
    files.finish(summary)
    return summary
  } finally {
    files.abandon()
  }
}

async function ofLog(
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
  streams.stderr.write(`${counted(sessions, 'session')} written to ${path}\n`)
}

function print(summary: Summary, { json, csv, html }: Values, terminal: Terminal): string {
  if (json) return `${JSON.stringify(summary, null, 2)}\n`
  if (csv) return toCsv(summary)
  return html ? toHtml(summary) : toText(summary, terminal)
}
