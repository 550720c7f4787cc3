import { printable } from '../../report/print/printable'
import { designedAgainst, resultsText, resultWords } from '../fairness/summaryText'
import type { WrittenReport } from '../fairness/writtenReport'
import { prose } from './prose'
import { marked, type Terminal } from './terminal'

/** What a terminal is told of a fairness report: what came of the rules, what is wrong, what was not measured, and its files. */
export function fairnessText({ report, files }: WrittenReport, terminal: Terminal): string {
  const isFair = report.ok && report.proof.ok
  const said = prose(printable(`${designedAgainst(report)} ${resultsText(report)}`), terminal)
  const told = report.presets.flatMap(({ preset, rules }) =>
    rules
      .filter(({ result }) => result === 'fails' || result === 'waived' || result === 'doubt')
      .flatMap(({ id, result, evidence }) =>
        evidence.map((text) => `${preset}, ${id}, ${resultWords[result]}: ${text}`),
      ),
  )
  const gaps = report.notMeasured.map(({ what, how }) => `Not measured: ${what}. ${how}`)
  const lines = [...told, ...gaps, ...files.map((file) => `Written to ${file}`)]
  return `\n${marked(isFair ? 'good' : 'bad', said, terminal)}\n${lines.map((line) => `${prose(printable(line), terminal, 2)}\n`).join('')}`
}
