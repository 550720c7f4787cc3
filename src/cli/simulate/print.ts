import { printable } from '../../report/print/printable'
import { counted, percent, money as sayMoney } from '../../report/print/wording'
import { prose } from '../print/prose'
import { tableText } from '../print/table'
import { plain, type Terminal } from '../print/terminal'
import type { Simulation } from './simulate'

/** A simulation as text for a terminal. */
export function print(simulation: Simulation, terminal: Terminal = plain): string {
  const own = [opening, ...figures].map((part) => part(simulation, terminal))
  const others = (simulation.flows ?? []).flatMap((flow) => [
    `${prose(printable(`${counted(flow.customers, 'customer')} of the flow ${flow.config}.`), terminal)}\n`,
    ...figures.map((part) => part(flow, terminal)),
  ])
  return [...own, ...others, comparison(simulation, terminal)].filter((text) => text !== '').join('\n')
}

const figures = [offers, nobody, rules, dealt, reasons, revenue]

/** What is told of each flow. */
type FlowFigures = NonNullable<Simulation['flows']>[number]

function opening(
  { config, customers, reasonsEach, badRows, nameless, ended, now }: Simulation,
  terminal: Terminal,
): string {
  const each = reasonsEach > 1 ? `each with every one of ${reasonsEach} reasons, evenly` : 'each with one reason'
  const said = [
    `${counted(customers, 'customer')}, ${each}, as of ${now}, by config ${config}.`,
    ...(badRows.count > 0
      ? [`${counted(badRows.count, 'row can’t be read and is left out', 'rows can’t be read and are left out')}.`]
      : []),
    ...(ended > 0
      ? [`${counted(ended, 'of them has', 'of them have')} ended already; the config’s audience can leave such out.`]
      : []),
    ...(nameless > 0
      ? [`${counted(nameless, 'has', 'have')} no customer.id: no holdout or arm can be dealt to them.`]
      : []),
  ]
  return `${said.map((text) => prose(printable(text), terminal)).join('\n')}\n`
}

function offers({ offers, customers }: FlowFigures, terminal: Terminal): string {
  const rows = Object.entries(offers).flatMap(([id, offer]) =>
    Object.entries(offer.rules).map(([rule, number]) => [id, offer.type, rule, ...shares(number, customers)]),
  )
  return table(terminal, 'What they are offered', ['offer', 'type', 'by rule', 'customers', 'share'], rows)
}

function nobody({ none, customers }: FlowFigures, terminal: Terminal): string {
  const rows = Object.entries(none).map(([why, number]) => [why, ...shares(number, customers)])
  return table(terminal, 'Who is offered nothing, and why', ['why', 'customers', 'share'], rows)
}

function rules({ rules }: FlowFigures): string {
  const unmet = Object.entries(rules).filter(([, number]) => number === 0)
  if (unmet.length === 0) return ''
  return `No customer came to these rules: ${printable(unmet.map(([id]) => id).join(', '))}.\n`
}

function dealt({ experiments, holdout, customers }: FlowFigures, terminal: Terminal): string {
  const arms = Object.entries(experiments).flatMap(([id, arms]) =>
    Object.entries(arms).map(([arm, number]) => [id, arm, ...shares(number, customers)]),
  )
  const held = holdout > 0 ? [['holdout', '', ...shares(holdout, customers)]] : []
  return table(
    terminal,
    'Experiments and holdout',
    ['experiment', 'variation', 'customers', 'share'],
    [...arms, ...held],
  )
}

function reasons({ reasons }: FlowFigures, terminal: Terminal): string {
  const rows = Object.entries(reasons).map(([id, { customers, offered }]) => {
    return [id, figure(customers), ...shares(offered, customers)]
  })
  return table(terminal, 'By reason', ['reason', 'customers', 'with an offer', 'share'], rows)
}

const valueColumns = ['subscriptions', 'mrr', 'discount', 'downgrade', 'net', 'whole term', 'endless']

function revenue({ money, unpriced }: FlowFigures, terminal: Terminal): string {
  const unknown =
    unpriced > 0
      ? `${counted(unpriced, 'customer has no price and is', 'customers have no price and are')} not in these figures.\n`
      : ''
  return (
    Object.entries(money)
      .map(([currency, each]) => revenueIn(currency, each, terminal))
      .join('\n') + unknown
  )
}

function revenueIn(
  currency: string,
  { atRisk, kept, byOffer = {} }: FlowFigures['money'][string],
  terminal: Terminal,
): string {
  const verb = atRisk.subscriptions === 1 ? 'leaves' : 'leave'
  const risk = `${counted(atRisk.subscriptions, 'subscription')} of ${sayMoney(atRisk.mrr, currency)} a month ${verb}`
  if (!kept)
    return `${prose(`In ${currency}: ${risk}. With --accept you see what would be kept and what it costs.`, terminal)}\n`
  const rows = [...Object.entries(byOffer), ['all', kept] as const].map(([name, each]) => {
    const { mrr, discount, downgrade, net, termDiscount, foreverDiscount } = each
    const sums = [mrr, discount, downgrade, net, termDiscount, foreverDiscount]
    return [name, figure(each.subscriptions), ...sums.map((sum) => sayMoney(sum, currency))]
  })
  const title = `In ${currency}, a month's: ${risk} without an offer. At these rates is kept`
  const doubt = kept.unknownDiscount
    ? `${counted(kept.unknownDiscount, 'of them gets', 'of them get')} a discount whose size can't be told: net is too high by it.\n`
    : ''
  return table(terminal, title, ['offer', ...valueColumns], rows) + doubt
}

function comparison({ comparison, customers, flows = [] }: Simulation, terminal: Terminal): string {
  if (!comparison) return ''
  const all = flows.reduce((sum, flow) => sum + flow.customers, customers)
  const rows = comparison.changes.map(({ from, to, customers: number, mrr, examples }) => {
    const worth = Object.entries(mrr).map(([currency, sum]) => sayMoney(sum, currency))
    return [from, to, ...shares(number, all), worth.join(', '), examples.join(' ')]
  })
  const heading = ['from', 'to', 'customers', 'share', 'mrr', 'such as']
  const same = `With the other config ${counted(comparison.unchanged, 'customer sees', 'customers see')} the same.\n`
  return same + table(terminal, 'Who changes', heading, rows)
}

const figureColumns = ['customers', 'with an offer', 'share', 'mrr', ...valueColumns]

function table(terminal: Terminal, title: string, heading: string[], rows: string[][]): string {
  if (rows.length === 0) return ''
  const words = heading.flatMap((name, index) => (figureColumns.includes(name) ? [] : [index]))
  return `${tableText({ caption: title, columns: heading, rows, words, spare: spareOf(heading) }, terminal)}\n`
}

/** What a narrow terminal leaves out first: what other columns say, too. */
function spareOf(heading: string[]): number[] {
  const order = ['such as', 'type', 'share', 'endless', 'whole term', 'downgrade', 'discount', 'mrr', 'by rule']
  return order.flatMap((name) => (heading.includes(name) ? [heading.indexOf(name)] : []))
}

function shares(number: number, of: number): string[] {
  return [figure(number), percent(of > 0 ? number / of : null)]
}

function figure(number: number): string {
  return number.toLocaleString('en', { maximumFractionDigits: 1 })
}
