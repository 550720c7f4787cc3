import type { Change } from '../clock/changes'
import type { Summary } from '../createReport'
import { measuredPoints } from './measured'
import type { Cell, Table } from './section'
import { count, money, percent } from './wording'

/** The tables on cancellations in flows: the tenure at exit by reason, and what they cost by reason, plan and frequency. */
export function exitTables({ tenureAtExit, lost }: Summary['clock']): Table[] {
  return [
    {
      caption: 'Days as a customer when they canceled in a flow, by reason; – for fewer than ten',
      columns: [
        'Reason',
        'Canceled',
        'Tenure known',
        'Half of them before (95% interval)',
        'A quarter before',
        'A quarter after',
      ],
      folded: true,
      spare: [2, 4, 5],
      rows: Object.entries(tenureAtExit).map(([reason, { canceled, known, medianDays }]) => [
        reason,
        count(canceled),
        count(known),
        medianDays ? `${count(medianDays.value)} (${count(medianDays.low)} to ${count(medianDays.high)})` : '–',
        medianDays ? count(medianDays.lowerQuarter) : '–',
        medianDays ? count(medianDays.upperQuarter) : '–',
      ]),
    },
    lostTable(lost),
  ]
}

function lostTable(lost: Summary['clock']['lost']): Table {
  const rows = Object.entries(lost).flatMap(([currency, reasons]) =>
    Object.entries(reasons).flatMap(([reason, plans]) =>
      Object.entries(plans).flatMap(([plan, frequencies]) =>
        Object.entries(frequencies).map(([frequency, figures]) => ({ currency, reason, plan, frequency, ...figures })),
      ),
    ),
  )
  // Currencies are not converted, so only amounts of one are put in order.
  rows.sort((a, b) => (a.currency < b.currency ? -1 : a.currency > b.currency ? 1 : b.mrr - a.mrr))
  return {
    caption: 'Lost in flows, a month, by reason, plan and payment frequency',
    columns: ['Reason', 'Plan', 'Paid', 'Subscriptions', 'Lost a month'],
    folded: true,
    spare: [2, 3],
    rows: rows.map((row) => [
      row.reason,
      row.plan,
      row.frequency,
      count(row.subscriptions),
      money(row.mrr, row.currency),
    ]),
  }
}

/** What was different after the config changed, the latest change first. */
export function changeTable({ changes }: Summary['clock']): Table {
  return {
    caption:
      'After the config changed, against before. Whatever else changed at that time is in it too: only an experiment tells them apart',
    spare: [1, 5],
    columns: ['Version', 'Since', 'Deflect rate', 'Difference', 'Verdict', 'Saved', 'Difference', 'Verdict'],
    rows: changes.map((change) => [
      `${change.flow}: ${change.from} → ${change.to}`,
      sinceText(change),
      ...sharesOf(change.deflectRate),
      ...sharesOf(change.savedRate),
    ]),
  }
}

function sinceText({ first, lastBefore }: Change): string {
  return lastBefore > first ? `${first.slice(0, 10)}, both until ${lastBefore.slice(0, 10)}` : first.slice(0, 10)
}

function sharesOf({ before, after, difference, verdict }: Change['deflectRate']): Cell[] {
  return [`${percent(before?.value)} → ${percent(after?.value)}`, measuredPoints(difference), verdict]
}
