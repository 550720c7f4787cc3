import { DAY } from '../../base/day'
import { readCurrency } from '../../situation/readCurrency'
import { readInterval } from '../../situation/readInterval'
import { readIntervalCount, readQuantity } from '../../situation/readNumber'
import { readTime } from '../../situation/readTime'
import { monthsBetween } from '../figures/months'
import { isImpossible, isVouched } from '../trust/sessionMarks'
import { type Fields, fields, type Move, number, text } from './readRecord'
import { readAlerts, readRecorded } from './readRecorded'
import { type DecisionRecord, type OfferStory, type Outcome, outcomeOf, type Session } from './session'

/** One Session made of all moves of a session, in any order. At least one move is needed. */
export function readSession(moves: readonly Move[]): Session {
  const story = untilEnd([...moves].sort(bySequence))
  const times = story.flatMap((move) => move.time ?? [])
  const end = story.at(-1)
  const outcome = end ? outcomeOf(end) : null
  const [alerts, recorded] = [readAlerts(story), readRecorded(story)]
  const clockSkew = times.some((time, index) => time < (times[index - 1] ?? time))
  return {
    id: story[0]?.session ?? '',
    source: story[0]?.source ?? '',
    flowId: story[0]?.flowId ?? '',
    ...readSubject(story, times[0] ?? null),
    startedAt: times[0] ?? null,
    endedAt: outcome ? (end?.time ?? null) : null,
    outcome,
    ...readAnswers(story),
    decisions: story.filter((move) => move.type === 'decision.made').map((move) => readDecision(move.data)),
    offers: readOffers(story),
    steps: readSteps(story, clockSkew),
    taken: readTaken(story, outcome),
    moves: moves.length,
    configHash: story.find((move) => move.configHash !== null)?.configHash ?? null,
    vouched: isVouched(story),
    impossible: isImpossible(story, outcome),
    clockSkew,
    ...(alerts.length > 0 && { alerts }),
    ...(recorded && { recorded }),
  }
}

/** Sorts the moves of one session: by sequence, else by time, else by id. */
export function bySequence(a: Move, b: Move): number {
  return (a.seq ?? Infinity) - (b.seq ?? Infinity) || (a.time ?? 0) - (b.time ?? 0) || (a.id < b.id ? -1 : 1)
}

/** The moves up to the one that ends the session. Moves that claim to come later are left out. */
function untilEnd(moves: Move[]): Move[] {
  const end = moves.findIndex((move) => outcomeOf(move) !== null)
  return end === -1 ? moves : moves.slice(0, end + 1)
}

function readSubject(story: Move[], startedAt: number | null) {
  const customer = merged(story.map((move) => move.customer))
  const subscription = merged(story.map((move) => move.subscription))
  const started = Date.parse(readTime(subscription.startedAt) ?? '')
  const days = startedAt === null || Number.isNaN(started) ? null : Math.floor((startedAt - started) / DAY)
  return {
    customer: text(customer.id),
    subscription: text(subscription.id),
    mrr: amount(subscription.mrr),
    currency: readCurrency(subscription.currency) ?? null,
    ...readCharge(subscription),
    plan: text(subscription.plan),
    tenureDays: number(subscription.tenureDays) ?? days,
  }
}

/**
 * Months between two charges, and how many units each charge is for. Events of earlier versions hold what pages wrote, so
 * both are read again.
 */
function readCharge({ interval, intervalCount, quantity }: Fields) {
  const period = readInterval(interval)
  const count = period && period.intervalCount > 1 ? period.intervalCount : (readIntervalCount(intervalCount) ?? 1)
  return { months: monthsBetween(period?.interval, count), quantity: readQuantity(quantity) ?? 1 }
}

/** The amount, or null where it is no number or below 0: browsers can send anything. */
function amount(value: unknown): number | null {
  const said = number(value)
  return said !== null && said >= 0 ? said : null
}

/** The answers of the last `survey.answered`: a customer who answers again says everything again. */
function readAnswers(story: Move[]) {
  const last = story.findLast((move) => move.type === 'survey.answered')?.data ?? {}
  const answers = fields(last.answers)
  const reason = text(last.reason) ?? text(story.at(-1)?.data.reason)
  const suggested = text(last.suggestedReason) ?? text(answers.suggestedReason)
  return {
    reason,
    category: text(last.category),
    influence: text(last.influence),
    answers,
    suggestedReason: reason === null || reason === 'other' ? suggested : null,
  }
}

function readDecision(data: Fields): DecisionRecord {
  const experiment = fields(data.experiment)
  const id = text(experiment.id)
  const variation = text(experiment.variation)
  return {
    rule: text(data.rule),
    offers: list(data.offers).flatMap((offer) => text(offer) ?? text(fields(offer).id) ?? []),
    experiment: id && variation ? { id, variation } : null,
    holdout: data.holdout === true,
    segments: [...list(data.why), ...list(data.trace)].map(fields).flatMap(heldSegment),
  }
}

function heldSegment(entry: Fields): string[] {
  const id = text(entry.id)
  return entry.kind === 'segment' && entry.result === 'matched' && id ? [id] : []
}

const offerMoves = ['shown', 'accepted', 'applied', 'failed', 'declined'] as const

function readOffers(story: Move[]): OfferStory[] {
  const offers: OfferStory[] = []
  for (const { type, data } of story) {
    if (type === 'decision.made') for (const id of readDecision(data).offers) storyOf(offers, id).decided = true
    const move = offerMoves.find((known) => type === `offer.${known}`)
    const id = text(data.offer)
    if (!move || !id) continue
    const offer = storyOf(offers, id)
    if (move === 'failed') offer.refused = data.failure === 'refused' && (offer.refused || !offer.failed)
    offer[move] = true
    offer.type ??= text(data.type)
  }
  return offers
}

function storyOf(offers: OfferStory[], id: string): OfferStory {
  const known = offers.find((offer) => offer.id === id)
  if (known) return known
  const none = { decided: false, shown: false, accepted: false, applied: false, declined: false }
  const story = { id, type: null, ...none, failed: false, refused: false }
  offers.push(story)
  return story
}

/**
 * The steps in order, with the milliseconds until the next step or the end; null where the session stopped there or its
 * clock jumped.
 */
function readSteps(story: Move[], clockSkew: boolean): Session['steps'] {
  const marks = story.filter((move) => move.type === 'flow.step_viewed' || outcomeOf(move) !== null)
  return marks.flatMap((move, index) => {
    // A step of the merchant's own that could not be drawn was passed over, not seen.
    const step = move.type === 'flow.step_viewed' && move.data.failed !== true ? text(move.data.step) : null
    if (!step) return []
    const until = marks[index + 1]?.time ?? null
    return [{ step, milliseconds: clockSkew || move.time === null || until === null ? null : until - move.time }]
  })
}

function readTaken(story: Move[], outcome: Outcome | null): Session['taken'] {
  if (outcome !== 'saved' && outcome !== 'referred') return null
  const end = fields(story.at(-1)?.data)
  const taken = story.findLast((move) => move.type === 'offer.applied' || move.type === 'offer.accepted')
  const offer = text(end.offer) ?? text(taken?.data.offer)
  const own = story.map((move) => move.data).filter((data) => data.offer === offer)
  const choice = merged(own.map((data) => fields(data.choice)))
  return { offer, type: own.map((data) => text(data.type)).find((name) => name !== null) ?? typeOf(choice), choice }
}

/** The type of a choice where the events that name it were lost: only a discount can be told by its fields. */
function typeOf(choice: Fields): string | null {
  return 'percentOff' in choice || 'amountOff' in choice ? 'discount' : null
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** The fields of all objects together: later values win, but an absent or null value does not erase an earlier one. */
function merged(all: Fields[]): Fields {
  // Without a prototype a key such as `__proto__` is an ordinary key.
  const said: Fields = Object.create(null)
  for (const each of all) {
    for (const key of Object.keys(each)) if (each[key] !== undefined && each[key] !== null) said[key] = each[key]
  }
  return said
}
