import type { Summary } from '../summarizeSessions'
import { wordsOf } from './measured'
import { printable } from './printable'
import { scopeText } from './scopeText'
import type { Section, Table } from './section'
import { sectionsOf } from './sectionsOf'
import { shortSection } from './shortSection'

const width = 100

/** The report as plain text for a terminal, without the control characters that customers may have typed. */
export function toText(summary: Summary): string {
  return `${[printable(scopeText(summary)), ...[shortSection(summary), ...sectionsOf(summary)].map(sectionText)].join('\n\n')}\n`
}

function sectionText({ title, says, tables }: Section): string {
  const filled = tables.filter(({ rows }) => rows.length > 0)
  const texts = filled.map((table) => (table.prose && table.prose.length > 1 ? proseText(table) : tableText(table)))
  return [`${title}\n${'='.repeat(title.length)}`, ...says.map((text) => wrapped(printable(text))), ...texts].join(
    '\n\n',
  )
}

/** A table with columns as wide as their longest cell and figures aligned to the right. */
function tableText({ caption, columns, rows, prose = [] }: Table): string {
  const cells = [columns, ...rows].map((row) => row.map((cell) => printable(wordsOf(cell))))
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => cellWidth(row[index] ?? ''))))
  const lines = cells.map((row) =>
    row
      .map((cell, index) => padded(cell, widths[index] ?? 0, index > 0 && !prose.includes(index)))
      .join('  ')
      .trimEnd(),
  )
  return [caption, ...lines.map((line) => `  ${line}`)].join('\n')
}

/** A table of sentences as paragraphs, one a row, since sentences do not fit in columns. */
function proseText({ rows }: Table): string {
  return rows
    .map((row) =>
      row
        .map(wordsOf)
        .filter((cell) => cell !== '–')
        .map((cell) => wrapped(printable(cell)))
        .join('\n  '),
    )
    .join('\n\n')
}

function wrapped(text: string): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + word.length < width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}

function padded(cell: string, to: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, to - cellWidth(cell)))
  return right ? space + cell : cell + space
}

/** The width of a text in columns of a terminal, which draws Chinese, Japanese and Korean characters twice as wide. */
function cellWidth(text: string): number {
  return [...text].reduce(
    (total, character) =>
      total +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character)
        ? 2
        : 1),
    0,
  )
}
