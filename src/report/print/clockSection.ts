import type { BilledClock } from '../clock/clock'
import type { Beat, Rhythm } from '../clock/rhythm'
import type { SurvivalGroups } from '../clock/survival'
import type { Summary } from '../createReport'
import type { EventRate } from '../statistics/eventRate'
import { barOf } from './barOf'
import { changeTable, exitTables } from './exitTables'
import type { Measured } from './measured'
import type { BarChart, Section, Table } from './section'
import { survivalTable } from './survivalTable'
import { count, counted, percent, rangeOf } from './wording'

/** The section on when customers leave: how long they stay, at which tenure, on which days and in which months, and of what. */
export function clockSection({ clock, flows }: Summary): Section {
  const { billed } = clock
  const tables = [...(billed ? billedTables(billed) : []), ...exitTables(clock), changeTable(clock)]
  return {
    id: 'clock',
    title: 'When they leave',
    says: billed ? said(billed) : flows.started > 0 ? [unknown] : [],
    charts: billed ? charts(billed) : [],
    tables,
  }
}

const unknown =
  'Not known without billing data: how long customers stay, at which tenure, weekday or season they leave, who of the trials pays, and who stays after an offer. Run again with --billing. What stands here is of cancellations in flows only.'

function said(billed: BilledClock): string[] {
  const { why, stretches, asOf, timeZone, endUnknown, startUnknown, ahead, survival } = billed
  return [
    ...(why ? [why] : []),
    ...(endUnknown > 0
      ? [
          `Of ${count(endUnknown)} of ${counted(stretches, 'subscription')} nobody knows when they ended. Shares of who stays have intervals as wide as these could make them; the pace of leaving is without them, and too low by as many exits.`,
        ]
      : []),
    ...(startUnknown > 0
      ? [
          `${counted(startUnknown, 'subscription says no start and is', 'subscriptions say no start and are')} left out.`,
        ]
      : []),
    ...(ahead > 0
      ? [`${counted(ahead, 'starts after billing ends and is', 'start after billing ends and are')} left out.`]
      : []),
    ...(survival
      ? [
          `${counted(stretches, 'subscription')} until ${asOf.slice(0, 10)}, in ${timeZone}, all of billing, whatever flows the report is narrowed to. An end is the day access ended, which may be weeks after somebody decided.`,
        ]
      : []),
    ...rhythmSentences(billed),
  ]
}

function rhythmSentences({ rhythms, lastMonth, heap }: BilledClock): string[] {
  if (!rhythms) return []
  const { months, month, season, weekday } = rhythms
  const named = Object.entries({ weekday, 'month of the year': month, season })
  const those = (verdict: Rhythm['verdict']) =>
    named.filter(([, each]) => each.verdict === verdict).map(([name]) => name)
  const [few, same] = [those('too few to tell'), those('no difference seen')]
  return [
    ...(heap
      ? [
          `${count(heap.exits)} ends are on one day, ${heap.day}: an import may have written them, not customers. Then weekdays, months, seasons and the last month say nothing.`,
        ]
      : []),
    ...(months < 24
      ? [`Too short to call a season: ${months} whole months were watched, and 24 are needed for one to come back.`]
      : []),
    ...(few.length > 0 ? [`By ${list(few)}: too few left, or too close together, to tell.`] : []),
    ...(same.length > 0 ? [`By ${list(same)} no difference is seen, which is not to say there is none.`] : []),
    ...named.flatMap(([name, rhythm]) => (rhythm.verdict === 'differs' ? strongest(name, rhythm) : [])),
    lastMonth
      ? `${count(lastMonth.exits)} left in ${lastMonth.month}, ${lastMonth.verdict}: of 20 usual months 19 have ${lastMonth.low.toFixed(0)} to ${lastMonth.high.toFixed(0)}.`
      : 'Whether the last month was unusual is too early to tell: it takes six whole months before it, with 50 exits.',
  ]
}

function strongest(name: string, { p, beats }: Rhythm): string[] {
  const [most] = Object.entries(beats).sort((a, b) => (b[1].ratio?.value ?? 0) - (a[1].ratio?.value ?? 0))
  if (!most) return []
  return [
    `It goes by the ${name} (p ${p?.toFixed(3)}). ${most[0]} has the most exits: ${ratioText(most[1])} what tenure alone lets one expect.`,
  ]
}

function list(names: readonly string[]): string {
  return names.join(', ').replace(/, ([^,]*)$/, ' and $1')
}

function charts({ pace, survival }: BilledClock): BarChart[] {
  const plans = Object.entries(survival?.plan.groups ?? {}).filter(([, { at }]) => at.month12)
  return [
    ...(pace
      ? [
          {
            kind: 'bars' as const,
            title: 'Leaving a month, by tenure, with the 95% interval',
            bars: Object.entries(pace).flatMap(([label, rate]) =>
              rate ? [{ label, value: rate.value, low: rate.low, high: rate.high, text: paceText(rate) }] : [],
            ),
          },
        ]
      : []),
    ...(plans.length > 1
      ? [
          {
            kind: 'bars' as const,
            title: 'Still there after 12 months, by plan, with the 95% interval',
            bars: plans.map(([label, { at }]) => ({
              label,
              ...barOf(at.month12 ?? null),
              text: percent(at.month12?.value),
            })),
          },
        ]
      : []),
  ]
}

function billedTables({ survival, pace, rhythms }: BilledClock): Table[] {
  return [
    ...(survival
      ? [
          survivalTable('Still there after', { everyone: survival.all }),
          groupTable('Still there, by plan', survival.plan),
          { ...groupTable('Still there, by segment', survival.segment), folded: true },
          { ...groupTable('Still there, by quarter of the start', survival.cohort), folded: true },
        ]
      : []),
    ...(pace ? [paceTable(pace)] : []),
    ...(rhythms
      ? [
          beatTable('By weekday', rhythms.weekday),
          beatTable('By month', rhythms.month),
          beatTable('By season', rhythms.season),
        ]
      : []),
  ]
}

function groupTable(caption: string, { groups, others, test }: SurvivalGroups): Table {
  const p = test ? `; log-rank p ${test.p < 0.001 ? 'below 0.001' : test.p.toFixed(3)}` : ''
  const more = others > 0 ? `; ${others} more left out` : ''
  return survivalTable(`${caption}${p}${more}`, groups)
}

function paceTable(pace: NonNullable<BilledClock['pace']>): Table {
  return {
    caption: 'Leaving a month, by tenure',
    columns: ['Tenure', 'Left', 'Of those there, a month (95% interval)'],
    folded: true,
    rows: Object.entries(pace).flatMap(([name, rate]) => (rate ? [[name, count(rate.n), paceCell(rate)]] : [])),
  }
}

function beatTable(caption: string, { beats }: Rhythm): Table {
  return {
    caption: `${caption}: exits beside what the tenure of those who were there lets one expect`,
    columns: ['', 'Left', 'Expected', 'Left of expected (95% interval)'],
    folded: true,
    rows: Object.entries(beats).map(([name, beat]) => [
      name,
      count(beat.exits),
      beat.expected.toFixed(1),
      ratioCell(beat),
    ]),
  }
}

function paceText(rate: EventRate): string {
  return `${percent(rate.value)} (${rangeOf(rate)})`
}

function paceCell(rate: EventRate): Measured {
  const { value, low, high } = rate
  return { value, low, high, figure: percent(value), range: rangeOf(rate) }
}

function ratioCell({ ratio }: Beat): Measured | string {
  if (!ratio) return '–'
  const { value, low, high } = ratio
  return { value, low, high, figure: `${value.toFixed(2)} times`, range: `${low.toFixed(2)} to ${high.toFixed(2)}` }
}

function ratioText({ ratio }: Beat): string {
  return ratio ? `${ratio.value.toFixed(2)} times (${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)})` : '–'
}
