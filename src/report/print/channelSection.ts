import type { Summary } from '../createReport'
import type { ChannelFigures } from '../figures/channels'
import { sum } from '../figures/sum'
import type { Section } from './section'
import { count, counted, mrrOf, percent, sumsOf } from './wording'

/** The section on where customers cancel: in the flow, and where no flow was. */
export function channelSection({ elsewhere, flows, lostRevenue }: Summary): Section {
  const rows = Object.entries(elsewhere.channels)
  const all = flows.outcomes.canceled + sum(rows.map(([, { cancellations }]) => cancellations))
  const isTold = rows.length > 0 || elsewhere.alsoInFlow > 0
  const outside = all - flows.outcomes.canceled
  return {
    id: 'channels',
    title: 'Cancellations in every channel',
    says: isTold
      ? [
          `${count(outside)} of ${counted(all, 'cancellation')} (${percent(all ? outside / all : null)}) passed no flow. All other figures of this report are about flows.`,
          ...(elsewhere.alsoInFlow > 0
            ? [
                `${count(elsewhere.alsoInFlow)} more came within a month of the same subscription’s cancellation in a flow, and count there.`,
              ]
            : []),
        ]
      : [],
    charts: [],
    tables: [
      {
        caption: 'By channel',
        columns: ['Channel', 'Cancellations', 'Share', 'Lost a month', 'Reasons most often given'],
        prose: [4],
        rows: isTold
          ? [
              [
                'flow',
                count(flows.outcomes.canceled),
                percent(all ? flows.outcomes.canceled / all : null),
                sumsOf(mrrOf(lostRevenue)),
                'see Reasons',
              ],
              ...rows.map(([channel, figures]) => [
                channel,
                count(figures.cancellations),
                percent(figures.cancellations / all),
                sumsOf(mrrOf(figures.lost)),
                reasonsOf(figures),
              ]),
            ]
          : [],
      },
    ],
  }
}

function reasonsOf({ reasons }: ChannelFigures): string {
  const sorted = Object.entries(reasons).sort((one, other) => other[1] - one[1])
  return (
    sorted
      .slice(0, 3)
      .map(([reason, times]) => `${reason}: ${count(times)}`)
      .join(', ') || '–'
  )
}
