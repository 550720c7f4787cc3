import type { Summary } from '../createReport'
import { inDoubtText } from '../trust/inDoubtText'
import type { Section } from './section'
import { money, percent, points, rangeOf, rateText } from './wording'

/**
 * The first section: the answers in whole sentences, for whoever reads no further. Each sentence names what it rests on and
 * what it cannot say.
 */
export function shortSection(summary: Summary): Section {
  return { id: 'short', title: 'In short', says: sentences.flatMap((say) => say(summary)), charts: [], tables: [] }
}

const sentences: ((summary: Summary) => string[])[] = [inDoubtText, atStake, kept, brought, why, taken]

function atStake({ flows, revenueAtRisk }: Summary): string[] {
  if (flows.started === 0) return []
  const sums = list(Object.entries(revenueAtRisk).map(([currency, { mrr }]) => money(mrr, currency)))
  return [
    `${flows.started.toLocaleString('en')} times a customer pressed cancel${sums && `, with ${sums} of recurring revenue a month at stake`}. ${flows.outcomes.canceled.toLocaleString('en')} of these flows ended in a cancellation.`,
  ]
}

function kept({ savedRevenue, billing }: Summary): string[] {
  const sums = Object.entries(savedRevenue).map(([currency, { net }]) => money(net, currency))
  const later = Object.values(savedRevenue).reduce((total, { lostLater }) => total + lostLater.subscriptions, 0)
  if (sums.length === 0) return []
  const proviso = billing ? '' : ' Who of the rest stays, only billing tells.'
  const lost = later > 0 ? ` ${later} of them canceled in a later flow.` : ''
  return [
    `Subscriptions worth ${list(sums)} a month were saved, discounts and cheaper plans taken off.${lost}${proviso}`,
  ]
}

/** What the offers changed. Only a comparison with customers held out of offers tells it; the others might have stayed anyway. */
function brought({ holdout, flows }: Summary): string[] {
  if (flows.started === 0) return []
  if (holdout.sessions === 0)
    return [
      'Some who took an offer would have stayed anyway. How many is not known: no customers were held out of offers.',
    ]
  const compared = `${percent(holdout.others.rate?.value)} did not cancel, of customers held out of offers ${percent(holdout.rate?.value)}`
  if (holdout.verdict === 'too few to tell')
    return [`Whether offers change anything is too early to tell: ${compared}, of ${holdout.sessions} held out.`]
  return [`With offers ${compared}: ${points(holdout.difference)}. ${sureness(holdout)}`]
}

function sureness({ verdict, anytime }: Summary['holdout']): string {
  if (verdict === 'no difference seen')
    return 'So no effect of the offers is seen yet, which is not to say there is none.'
  if (anytime && (anytime.low > 0 || anytime.high < 0)) return `It holds however often you look (${rangeOf(anytime)}).`
  return 'It holds if this is the first look; for who looks every week it is too early to tell.'
}

function why({ reasons }: Summary): string[] {
  const [first, second] = Object.entries(reasons).sort((a, b) => b[1].answered - a[1].answered)
  if (!first) return []
  const named = ([id, { label, share }]: typeof first) => `“${label ?? id}” (${percent(share?.value)} of answers)`
  return [`The reason given most is ${named(first)}${second ? `, then ${named(second)}` : ''}.`]
}

function taken({ offers }: Summary): string[] {
  const shown = Object.entries(offers).filter(([, { acceptance }]) => acceptance !== null && acceptance.n >= enough)
  const [best] = shown.sort((a, b) => (b[1].acceptance?.value ?? 0) - (a[1].acceptance?.value ?? 0))
  if (!best || shown.length < 2) return []
  const { acceptance } = best[1]
  return [`The offer taken most often is ${best[0]}: ${rateText(acceptance)}.`]
}

/**
 * The least number of flows that must have seen an offer. Among fewer, one that happened to be taken twice would look like
 * the best.
 */
const enough = 30

function list(texts: readonly string[]): string {
  return texts.join(' and ')
}
