import type { AfterFlow } from '../clock/afterFlow'
import type { BilledClock } from '../clock/clock'
import type { Goal } from '../clock/goals'
import type { Trials } from '../clock/trials'
import type { Summary } from '../createReport'
import { measured, measuredOf, measuredPoints, wordsOf } from './measured'
import type { Section, Table } from './section'
import { survivalTable } from './survivalTable'
import { count, percent, points, rangeOf } from './wording'

/** The section on who is kept: month by month, against the goals of the config, after an offer, and after a trial. */
export function retentionSection({ clock }: Summary): Section {
  const { billed } = clock
  const section = { id: 'retention', title: 'Who is kept', charts: [] }
  if (!billed) return { ...section, says: [], tables: [] }
  const { retention, goals, afterFlow, trials } = billed
  return {
    ...section,
    says: [...(billed.why ? [] : goalSentences(goals)), ...flowSentences(billed), ...trialSentences(trials)],
    tables: [
      {
        caption: 'Retention by month: of the customers there when it began, still there when it was over',
        columns: ['Month', 'Kept (95% interval)'],
        folded: true,
        rows: Object.entries(retention).map(([month, rate]) => [month, measuredOf(rate)]),
      },
      goalTable(goals),
      ...(afterFlow ? flowTables(afterFlow) : []),
      ...(trials ? [trialTable(trials)] : []),
    ],
  }
}

function goalSentences(goals: Record<string, Goal>): string[] {
  return Object.entries(goals).map(([name, { share, state, chance, forecast }]) => {
    const goal = `Goal ${name}, to keep ${percent(share)}`
    if (state === 'ahead') return `${goal}: not begun.`
    if (state === 'not known') return `${goal}: not known, since nobody can tell who was there, or when they left.`
    if (state !== 'running') return `${goal}: ${state}.`
    if (chance === null || !forecast) return `${goal}: too few have left to tell the chance.`
    return `${goal}: the chance to meet it is ${chanceText(chance)}. ${percent(forecast.value)} are expected at its end (${rangeOf(forecast)}), if customers go on to leave as they did at the same tenure.`
  })
}

/** A chance to the whole percent; never 0 or 100, which no forecast can promise. */
function chanceText(chance: number): string {
  if (chance < 0.01) return 'below 1%'
  return chance > 0.99 ? 'above 99%' : `${(chance * 100).toFixed(0)}%`
}

function goalTable(goals: Record<string, Goal>): Table {
  return {
    caption: 'Retention goals of the config',
    spare: [2, 4],
    columns: ['Period', 'Goal', 'State', 'Kept so far, or at the end', 'Expected at the end', 'Chance'],
    rows: Object.entries(goals).map(([name, { share, state, kept, forecast, chance }]) => [
      name,
      percent(share),
      state,
      measuredOf(kept),
      wordsOf(measured(forecast)),
      chance === null ? '–' : chanceText(chance),
    ]),
  }
}

function flowSentences({ afterFlow }: BilledClock): string[] {
  if (!afterFlow)
    return [
      'Who stays after an offer is not known: billing has no subscription that a decision was made for, or not who left.',
    ]
  if (afterFlow.heldOut.subscriptions === 0)
    return [
      'What offers keep is not known: no customers were held out of them. Who took one chose to, and might have stayed anyway.',
    ]
  const [month, difference] = Object.entries(afterFlow.difference).findLast(([, each]) => each) ?? []
  if (!month || !difference)
    return ['What offers keep is too early to tell: fewer than ten were watched for a month on either side.']
  const change = difference.low > 0 ? 'more' : difference.high < 0 ? 'fewer' : null
  const verdict = change ? `offers keep ${change}` : 'no difference is seen, which is not to say there is none'
  return [
    `${month.replace('month', '')} months after the flow ${verdict}: ${points(difference)}, of all who were not held out against the holdout.`,
  ]
}

function flowTables({ saved, offered, heldOut, difference, segment }: AfterFlow): Table[] {
  const rows = Object.entries(difference).flatMap(([month, each]) =>
    offered.at[month] || heldOut.at[month]
      ? [
          [
            `${month.replace('month', '')} months`,
            ...[saved, offered, heldOut].map(({ at }) => measuredOf(at[month])),
            measuredPoints(each),
          ],
        ]
      : [],
  )
  return [
    {
      caption: 'Still there after the flow. Who took an offer chose to: only the others may be compared',
      columns: [
        'After',
        'Took an offer',
        'Not held out, all of them',
        'Held out',
        'Difference of the two (95% interval)',
      ],
      rows,
    },
    survivalTable('Still there after the flow, by segment of the decision', segment),
  ]
}

function trialSentences(trials: Trials | null): string[] {
  if (!trials) return ['Trial to paid is not known: billing names no end of a trial, or neither who paid nor who left.']
  const { by, over, running, unknown } = trials
  const how =
    by === 'payments'
      ? 'who paid within a week of the trial’s end'
      : 'who was still there a day after the trial, since billing has no payments'
  const left = unknown > 0 ? ` ${count(unknown)} ended at a time that billing does not say and are left out.` : ''
  return [
    `Trial to paid counts ${how}: ${count(over)} trials are over, ${count(running)} run or ended less than a week ago.${left}`,
  ]
}

function trialTable({ paid, byPlan }: Trials): Table {
  return {
    caption: 'Trial to paid',
    columns: ['Plan', 'Paid (95% interval)'],
    rows: [['all', measuredOf(paid)], ...Object.entries(byPlan).map(([plan, rate]) => [plan, measuredOf(rate)])],
  }
}
