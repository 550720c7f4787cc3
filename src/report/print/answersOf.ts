import type { Summary } from '../createReport'
import { count, counted, money, percent, points, rangeOf } from './wording'

/** One of the three questions that the report is opened for, with its answer in whole sentences. */
export interface Answer {
  question: string
  /** The answer, with its figures. */
  text: string
  /** What the answer does not say. */
  but?: string
}

/**
 * What did we keep, why do they leave, what should we change: the first thing to read. Each answer names what it rests on,
 * and says so where the log cannot tell.
 */
export function answersOf(summary: Summary): Answer[] {
  return summary.flows.started === 0 ? [] : [kept(summary), why(summary), change(summary)]
}

function kept(summary: Summary): Answer {
  const { savedRevenue, flows, billing } = summary
  const sums = Object.entries(savedRevenue).map(([currency, { net }]) => money(net, currency))
  const later = Object.values(savedRevenue).reduce((total, { lostLater }) => total + lostLater.subscriptions, 0)
  const lost = later > 0 ? ` ${count(later)} of them canceled in a later flow.` : ''
  const proviso = billing ? '' : ' Who of the rest stays, only billing tells.'
  return {
    question: 'What did we keep?',
    text:
      sums.length > 0
        ? `Subscriptions worth ${list(sums)} a month were saved, discounts and cheaper plans taken off.${lost}${proviso}`
        : `${count(flows.outcomes.saved)} of ${counted(flows.started, 'flow')} ended in a save. What they are worth is not known: no flow sent a price.`,
    but: brought(summary),
  }
}

/** What the offers changed. Only a comparison with customers held out of offers tells it; the others might have stayed anyway. */
function brought({ holdout }: Summary): string {
  if (holdout.sessions === 0)
    return 'Some who took an offer would have stayed anyway. How many is not known: no customers were held out of offers.'
  const compared = `${percent(holdout.others.rate?.value)} did not cancel, of customers held out of offers ${percent(holdout.rate?.value)}`
  if (holdout.verdict === 'too few to tell')
    return `Whether offers change anything is too early to tell: ${compared}, of ${count(holdout.sessions)} held out.`
  return `With offers ${compared}: ${points(holdout.difference)}. ${sureness(holdout)}`
}

function sureness({ verdict, anytime }: Summary['holdout']): string {
  if (verdict === 'no difference seen')
    return 'So no effect of the offers is seen yet, which is not to say there is none.'
  if (anytime && (anytime.low > 0 || anytime.high < 0)) return `It holds however often you look (${rangeOf(anytime)}).`
  return 'It holds if this is the first look; for who looks every week it is too early to tell.'
}

function why({ reasons, flows }: Summary): Answer {
  const question = 'Why do they leave?'
  const [first, second] = Object.entries(reasons).sort((a, b) => b[1].answered - a[1].answered)
  if (!first) return { question, text: `None of ${counted(flows.started, 'flow')} gave a reason.` }
  const named = ([id, { label, share }]: typeof first) => `“${label ?? id}” (${percent(share?.value)} of answers)`
  return {
    question,
    text: `The reason given most is ${named(first)}${second ? `, then ${named(second)}` : ''}.`,
    ...dearest(reasons),
  }
}

/** The reason that took the most revenue with it, which need not be the one given most. Only where there is one currency. */
function dearest(reasons: Summary['reasons']): Pick<Answer, 'but'> {
  const currencies = [...new Set(Object.values(reasons).flatMap(({ lost }) => Object.keys(lost)))]
  const [currency] = currencies
  if (!currency || currencies.length > 1) return {}
  const lossOf = ([, { lost }]: [string, Summary['reasons'][string]]) => lost[currency]?.mrr ?? 0
  const [most] = Object.entries(reasons).sort((a, b) => lossOf(b) - lossOf(a))
  if (!most || lossOf(most) === 0) return {}
  const [id, { label, outcomes }] = most
  return {
    but: `“${label ?? id}” costs most: ${money(lossOf(most), currency)} a month left with ${counted(outcomes.canceled, 'cancellation')}.`,
  }
}

function change({ advice }: Summary): Answer {
  const question = 'What should we change?'
  // A change that is written out comes first: what only might be changed is no answer to this question.
  const [first, ...others] = [...advice].sort((a, b) => Number(b.patch !== null) - Number(a.patch !== null))
  if (!first)
    return { question, text: 'Nothing stands out: these numbers speak for no change, or are too few to tell.' }
  const more = others.length === 1 ? 'One more stands' : `${count(others.length)} more stand`
  return { question, text: first.text, ...(others.length > 0 && { but: `${more} under “Worth a decision”.` }) }
}

function list(texts: readonly string[]): string {
  return texts.join(' and ')
}
