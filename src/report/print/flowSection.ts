import type { Summary } from '../createReport'
import { outcomes } from '../log/session'
import { type Rate, rate } from '../statistics/rate'
import { measured } from './measured'
import type { Section } from './section'
import { count, counted, duration, percent, rangeOf } from './wording'

const meanings = {
  saved: 'took an offer, or took the cancellation back, and stayed',
  canceled: 'canceled',
  dismissed: 'closed it, nothing changed',
  referred: 'went to a person, a booking or a video',
  failed: 'we stepped aside, the host page went on',
}

/** The section on flows: how many started, how they ended and how far they got. */
export function flowSection({ flows, deflectRate, funnel, nps }: Summary): Section {
  const open = flows.started - flows.ended
  const share = (hits: number) => measured(rate({ hits, n: flows.started }))
  return {
    id: 'flows',
    title: 'Cancel flows',
    says: [
      headline(flows.started, deflectRate),
      ...(nps ? [`Net promoter score of those asked: ${nps.score.toFixed(0)} (n ${count(nps.n)}).`] : []),
    ],
    charts: [
      {
        kind: 'bars',
        title: 'Flows that saw each step',
        bars: funnel.map(({ step, viewed }) => ({ label: step, value: viewed, text: count(viewed) })),
      },
    ],
    tables: [
      {
        caption: 'How flows ended',
        columns: ['Outcome', 'Meaning', 'Flows', 'Share (95% interval)'],
        prose: [1],
        spare: [1],
        rows: [
          ...outcomes.map((each) => [each, meanings[each], count(flows.outcomes[each]), share(flows.outcomes[each])]),
          ['no end', 'left the page', count(open), share(open)],
        ],
      },
      {
        caption: 'Step by step',
        folded: true,
        spare: [5, 2],
        columns: ['Step', 'Seen', 'Left here', 'Drop-off', 'Time, median', 'Time, slowest tenth'],
        rows: funnel.map(({ step, viewed, left, dropOff, seconds }) => [
          step,
          count(viewed),
          count(left),
          percent(dropOff?.value),
          seconds ? duration(seconds.median) : '–',
          seconds ? duration(seconds.p90) : '–',
        ]),
      },
    ],
  }
}

function headline(started: number, deflectRate: Rate | null): string {
  if (!deflectRate) return 'No flow started in this period.'
  return `${counted(started, 'flow')} started. ${percent(deflectRate.value)} ended without a cancellation (deflect rate; 95% interval ${rangeOf(deflectRate)}). That is not a save rate: who is still a customer later, only billing knows.`
}
