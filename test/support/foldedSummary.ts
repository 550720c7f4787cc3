import { fileStore } from '../../src/cli/spool/fileStore'
import { logSpool } from '../../src/cli/spool/logSpool'
import { tempPlace } from '../../src/cli/spool/tempPlace'
import type { Summary } from '../../src/report'
import { mergeKept } from '../../src/report/partial/kept'
import { summarizeKept } from '../../src/report/summarizeKept'
import type { SummaryOptions } from '../../src/report/summaryOptions'

/** The report over a log as the command makes it, in files from the first lines on. */
export function foldedSummary(log: Iterable<unknown>, options: SummaryOptions = {}): Summary {
  const place = { ...tempPlace(), held: 50_000, part: 20_000 }
  const spool = logSpool(place)
  for (const record of log) spool.add(record)
  const figures = summarizeKept(options, fileStore(place))
  for (const kept of spool.kept()) figures.add(mergeKept([kept]))
  const summary = figures.result(spool.counts)
  place.close()
  return summary
}
