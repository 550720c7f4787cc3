import type { Summary } from '../../report/createReport'
import { wordsOf } from '../../report/print/measured'
import { printable } from '../../report/print/printable'
import { scopeText } from '../../report/print/scopeText'
import type { Section, Table } from '../../report/print/section'
import { sectionsOf } from '../../report/print/sectionsOf'
import { shortSection } from '../../report/print/shortSection'
import { heading, prose } from './prose'
import { tableText } from './table'
import { plain, type Terminal } from './terminal'

/** The report as text for a terminal, without the control characters that customers may have typed. */
export function toText(summary: Summary, terminal: Terminal = plain): string {
  const sections = [shortSection(summary), ...sectionsOf(summary)].map((section) => sectionText(section, terminal))
  return `${[prose(printable(scopeText(summary)), terminal), ...sections].join('\n\n')}\n`
}

function sectionText({ title, says, tables }: Section, terminal: Terminal): string {
  const filled = tables.filter(({ rows }) => rows.length > 0)
  const texts = filled.map((table) =>
    (table.prose?.length ?? 0) > 1 ? proseText(table, terminal) : figures(table, terminal),
  )
  return [heading(title, terminal), ...says.map((text) => prose(printable(text), terminal)), ...texts].join('\n\n')
}

function figures({ rows, ...table }: Table, terminal: Terminal): string {
  return tableText({ ...table, rows: rows.map((row) => row.map(wordsOf)) }, terminal)
}

/** A table of sentences as paragraphs, one a row, since sentences do not fit in columns. */
function proseText({ rows }: Table, terminal: Terminal): string {
  return rows
    .map((row) =>
      row
        .map(wordsOf)
        .filter((cell) => cell !== '–')
        .map((cell) => prose(printable(cell), terminal, 2))
        .join('\n  '),
    )
    .join('\n\n')
}
