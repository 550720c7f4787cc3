import type { Summary } from '../createReport'
import { inDoubtText, shortTime } from '../trust/inDoubtText'
import type { Doubt } from '../trust/trust'
import type { Section } from './section'
import { count, counted, percent, sumsOf } from './wording'

const reasons: Record<Doubt, string> = {
  unvouched: 'No ticket speaks for all of their events',
  unknownVersion: 'Of a config version that was not given as known',
  burst: 'Came in a burst',
  unknownCustomer: 'Name a subscription that billing does not know',
  impossible: 'Tell what no page tells: an end without its beginning, a save without an offer',
}

/** The section on what may be made up, since anyone may post to a receiver: flows in doubt, and the figures without them. */
export function trustSection(summary: Summary): Section {
  const { trust } = summary
  const { vouched, unvouched, unmarked, bursts } = trust
  const isAsked = vouched + unvouched > 0
  return {
    id: 'trust',
    title: 'What may be made up',
    says: [...inDoubtText(summary), ...(isAsked ? [ticketText(vouched, unvouched, unmarked)] : [])],
    charts: [],
    tables: [
      {
        caption: 'Flows in doubt, and the figures without them',
        columns: ['Why', 'Flows', 'Events', 'Deflect rate without', 'Saved revenue a month without'],
        rows: doubtRows(summary),
      },
      {
        caption: 'Bursts (UTC)',
        folded: true,
        columns: ['From', 'To', 'Flows', 'Usual for as long'],
        rows: bursts.map(({ from, to, flows, usual }) => [
          shortTime(from),
          shortTime(to),
          count(flows),
          usual.toFixed(1),
        ]),
      },
      {
        caption: 'Config versions',
        folded: true,
        columns: ['configHash', 'Flows', 'First', 'Last', 'Known'],
        rows: versionRows(summary),
      },
    ],
  }
}

function ticketText(vouched: number, unvouched: number, unmarked: number): string {
  const before = unmarked > 0 ? `; of ${count(unmarked)} the receiver asked for none` : ''
  return `A ticket speaks for ${counted(vouched, 'flow')}, for ${count(unvouched)} none does${before}.`
}

function doubtRows({ trust }: Summary): string[][] {
  const { inDoubt, doubts } = trust
  const single = Object.entries(doubts).map(([doubt, told]) => [reasons[doubt as Doubt], told] as const)
  const all = inDoubt ? [...single, ['Any of these', inDoubt] as const] : []
  return all.map(([why, { flows, events, without }]) => [
    why,
    count(flows),
    count(events),
    percent(without.deflectRate?.value),
    sumsOf(without.savedRevenue),
  ])
}

/** The rows of config versions. A single version that is not known to be wrong needs no table. */
function versionRows({ trust: { versions } }: Summary): string[][] {
  const rows = Object.entries(versions).sort(([, one], [, other]) => other.flows - one.flows)
  if (rows.length < 2 && rows.every(([, { known }]) => known !== false)) return []
  return rows.map(([hash, { flows, first, last, known }]) => [
    hash,
    count(flows),
    first ? shortTime(first) : '–',
    last ? shortTime(last) : '–',
    known === null ? '–' : known ? 'yes' : 'no',
  ])
}
