import type { Summary } from '../createReport'
import type { ArmFigures, ExperimentFigures } from '../figures/experiments'
import type { HoldoutFigures } from '../figures/holdout'
import { barOf } from './barOf'
import { measured, measuredPoints } from './measured'
import type { BarChart, Section, Table } from './section'
import { count, money, percent, rangeOf } from './wording'

/**
 * The section on experiments and the holdout. Only these figures say what an offer changed, since they compare with
 * customers who did not get it.
 */
export function experimentSection({ experiments, holdout }: Summary): Section {
  const all = Object.entries(experiments)
  const isHeldOut = holdout.sessions > 0
  return {
    id: 'experiments',
    title: 'Experiments and holdout',
    says: [
      ...(all.length > 0 || isHeldOut
        ? [
            'An interval that includes 0 means no difference was seen, not that there is none. Difference and verdict are for one look, at an end that was set before; while it runs, go by “at any time”, which holds however often you look.',
          ]
        : []),
      ...all
        .filter(([, { sampleRatio }]) => sampleRatio.alarm)
        .map(
          ([id, { sampleRatio }]) =>
            `${id}: the arms did not get their share (p ${sampleRatio.p?.toExponential(1)}). Do not compare them before the cause is found.`,
        ),
    ],
    charts: all.map(
      ([id, { arms }]): BarChart => ({
        kind: 'bars',
        title: `${id}: saved in each arm, with the 95% interval`,
        bars: Object.entries(arms).map(([key, { rate }]) => ({
          label: key,
          ...barOf(rate),
          text: percent(rate?.value),
        })),
      }),
    ),
    tables: [...all.map(armTable), ...(isHeldOut ? [holdoutTable(holdout)] : [])],
  }
}

function armTable([id, { arms, control }]: [string, ExperimentFigures]): Table {
  return {
    caption: `${id}, against ${control}`,
    spare: [6, 7, 8, 2, 5],
    columns: [
      'Arm',
      'Sessions',
      'Saved',
      'Rate',
      'Difference',
      'At any time',
      'Ratio',
      'Net saved a session',
      'Difference, net',
      'Verdict',
    ],
    rows: Object.entries(arms).map(([key, arm]) => [
      key,
      count(arm.sessions),
      count(arm.saved),
      measured(arm.rate),
      measuredPoints(arm.difference),
      arm.anytime ? `${rangeOf(arm.anytime)} points` : '–',
      ratioText(arm.ratio),
      revenueText(arm.revenue),
      revenueText(arm.revenueDifference ?? {}),
      arm.verdict ?? 'control',
    ]),
  }
}

function ratioText(ratio: ArmFigures['ratio']): string {
  return ratio ? `${ratio.value.toFixed(2)} (${ratio.low.toFixed(2)} to ${ratio.high?.toFixed(2) ?? 'any'})` : '–'
}

function revenueText(revenue: ArmFigures['revenue']): string {
  const texts = Object.entries(revenue).flatMap(([currency, mean]) => {
    if (!mean) return []
    const [value, low, high] = [mean.value, mean.low, mean.high].map((each) => money(Math.round(each), currency))
    return [`${value} (${low} to ${high})`]
  })
  return texts.join(', ') || '–'
}

function holdoutTable({ others, difference, anytime, verdict, ...held }: HoldoutFigures): Table {
  return {
    caption: 'Holdout: customers kept without offers',
    spare: [2, 3, 6],
    columns: [
      'Group',
      'Sessions',
      'Saved by an offer',
      'Did not cancel',
      'Rate',
      'Brought by offers',
      'At any time',
      'Verdict',
    ],
    rows: [
      [
        'everyone else',
        count(others.sessions),
        count(others.saved),
        count(others.deflected),
        measured(others.rate),
        measuredPoints(difference),
        anytime ? `${rangeOf(anytime)} points` : '–',
        verdict,
      ],
      ['held out', count(held.sessions), count(held.saved), count(held.deflected), measured(held.rate), '–', '–', '–'],
    ],
  }
}
