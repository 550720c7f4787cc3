import { describe, expect, it } from 'vitest'
import type { CloudEvent } from '../../../src/events/wire/flowEvent'
import { summarize } from '../../../src/report'
import { generateEvents } from '../../support/generateEvents'

const log = [...generateEvents({ seed: 7, flows: 600, holdout: 0.1 })]

/** The independent way: walk the raw events with loops and sets, nothing of the report's own. */
function sessionsWith(
  events: readonly CloudEvent[],
  type: string,
  holds: (data: Record<string, unknown>) => boolean = () => true,
) {
  const those = events.filter((event) => event.type === `dev.fairwell.${type}.v1` && holds(event.data))
  return new Set(those.map((event) => event.cfsession)).size
}

/** Wilson's interval the other way: the two roots of (p - x)² = z² x (1 - x) / n, found by bisection. */
function wilsonBySearch(hits: number, n: number) {
  const p = hits / n
  const off = (x: number) => (p - x) ** 2 - (1.959963984540054 ** 2 * x * (1 - x)) / n
  return { value: p, low: hits === 0 ? 0 : bisect(off, 0, p), high: hits === n ? 1 : bisect((x) => -off(x), p, 1), n }
}

function bisect(f: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to]
  for (let step = 0; step < 100; step += 1) {
    const middle = (low + high) / 2
    if (f(middle) > 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function expectRate(actual: unknown, hits: number, n: number) {
  const { low, high, ...exact } = wilsonBySearch(hits, n)
  expect(actual).toEqual({ ...exact, low: expect.closeTo(low, 10), high: expect.closeTo(high, 10) })
}

describe('the numbers of a log', () => {
  const summary = summarize(log)

  it('counts flows and their outcomes', () => {
    const counted = ['saved', 'canceled', 'dismissed', 'referred', 'failed'].map((outcome) => [
      outcome,
      sessionsWith(log, `flow.${outcome}`),
    ])
    const ended = counted.reduce((total, [, count]) => total + Number(count), 0)
    expect(summary.flows).toEqual({ started: 600, ended, outcomes: Object.fromEntries(counted) })
    expect(ended).toBeLessThan(600)
  })

  it('counts as deflected what ended other than canceled or failed, of all that started', () => {
    expectRate(summary.deflectRate, sessionsWith(log, 'flow.saved') + sessionsWith(log, 'flow.dismissed'), 600)
  })

  it('follows every offer from decided to declined', () => {
    for (const id of ['save20', 'break']) {
      const count = (move: string) => sessionsWith(log, `offer.${move}`, (data) => data.offer === id)
      const figures = summary.offers[id]
      expect(figures).toMatchObject({
        decided: sessionsWith(log, 'decision.made', (data) => String(data.offers) === id),
        shown: count('shown'),
        accepted: count('accepted'),
        applied: count('applied'),
        failed: 0,
        declined: count('declined'),
      })
      expectRate(figures?.acceptance, count('accepted'), count('shown'))
    }
  })

  it('counts reasons, and what each one let go', () => {
    for (const id of ['too_expensive', 'unused', 'other']) {
      expect(summary.reasons[id]?.answered).toBe(sessionsWith(log, 'survey.answered', (data) => data.reason === id))
      expect(summary.reasons[id]?.outcomes.canceled).toBe(
        sessionsWith(log, 'flow.canceled', (data) => data.reason === id),
      )
    }
  })

  it('counts saved revenue by currency, a discount taken off and a pause in full', () => {
    for (const currency of ['USD', 'EUR']) {
      const saves = log.filter(
        ({ type, data }) => type === 'dev.fairwell.flow.saved.v1' && subscription(data).currency === currency,
      )
      const mrr = saves.reduce((total, { data }) => total + Number(subscription(data).mrr), 0)
      const cut = saves.reduce(
        (total, { data }) => total + (data.offer === 'save20' ? Number(subscription(data).mrr) * 0.2 : 0),
        0,
      )
      expect(summary.savedRevenue[currency]).toMatchObject({
        subscriptions: saves.length,
        mrr,
        discount: cut,
        net: mrr - cut,
        termDiscount: cut * 3,
      })
    }
  })

  it('counts the holdout apart', () => {
    const held = sessionsWith(log, 'decision.made', (data) => data.holdout === true)
    expect(held).toBeGreaterThan(30)
    expect(summary.holdout).toMatchObject({ sessions: held, saved: 0, others: { sessions: 600 - held } })
  })
})

function subscription(data: Record<string, unknown>): Record<string, unknown> {
  return Object(data.subscription)
}

describe('a log as logs are', () => {
  const numbers = ({ input, ...rest }: ReturnType<typeof summarize>) => rest
  const truth = numbers(summarize(log))

  it('gives the same numbers in any order', () => {
    const shuffled = log
      .map((event, index) => ({ event, place: (index * 7919) % log.length }))
      .sort((a, b) => a.place - b.place)
    expect(numbers(summarize(shuffled.map(({ event }) => event)))).toEqual(truth)
  })

  it('counts an event that came twice once', () => {
    const twice = summarize([...log, ...log])
    expect(numbers(twice)).toEqual(truth)
    expect(twice.input).toMatchObject({ events: log.length * 2, duplicates: log.length, counted: log.length })
  })

  it('keeps the same id of another source apart', () => {
    const elsewhere = log.map((event) => ({ ...event, source: 'https://other.test/fairwell/main' }))
    expect(summarize([...log, ...elsewhere]).flows.started).toBe(1200)
  })

  it('keeps test mode out and says how much there was', () => {
    const rehearsal = [...generateEvents({ seed: 8, flows: 20, mode: 'test' })]
    const mixed = summarize([...rehearsal, ...log])
    expect(numbers(mixed)).toEqual(truth)
    expect(mixed.input.testMode).toBe(rehearsal.length)
  })

  it('names what it cannot read and what is from a later version', () => {
    const newer = { ...log[0], id: 'later', type: 'dev.fairwell.flow.started.v2' }
    const foreign = { ...log[0], id: 'theirs', type: 'com.example.order' }
    const mixed = summarize([
      undefined,
      null,
      7,
      'text',
      [],
      {},
      { type: 'dev.fairwell.flow.started.v1' },
      newer,
      foreign,
      ...log,
    ])
    expect(numbers(mixed)).toEqual(truth)
    expect(mixed.input).toMatchObject({ events: log.length + 2, unreadable: 7, unknownVersion: 1, foreign: 1 })
  })

  it('counts the holes in a session', () => {
    const holed = log.filter(
      ({ cfsession, sequence }) => cfsession !== 'ses_7-0' || sequence === '1' || Number(sequence) > 3,
    )
    expect(summarize(holed).input).toMatchObject({ gaps: 1, missing: 2 })
  })

  it('goes by the sequence when a clock jumps', () => {
    const backwards = log.map((event) => ({ ...event, time: new Date(2e12 - Date.parse(event.time)).toISOString() }))
    const summary = summarize(backwards)
    expect(summary.flows).toEqual(truth.flows)
    expect(summary.input.clockSkew).toBe(600)
  })

  it('reads the form that the page sees as well as the stored one', () => {
    const inPage = log.map(({ id, type, time, sequence, cfsession, data }) => {
      const { flowId, configHash, mode, customer, subscription, ...own } = data
      const name = type.slice('dev.fairwell.'.length, -'.v1'.length)
      return {
        id,
        type: name,
        time,
        seq: Number(sequence),
        sessionId: cfsession,
        flowId,
        configHash,
        mode,
        customer,
        subscription,
        data: own,
      }
    })
    expect(numbers(summarize(inPage))).toEqual(truth)
  })

  it('says nothing of nothing', () => {
    const empty = summarize([])
    expect(empty).toMatchObject({ deflectRate: null, reasons: {}, offers: {}, savedRevenue: {}, experiments: {} })
    expect(empty.flows).toEqual({
      started: 0,
      ended: 0,
      outcomes: { saved: 0, canceled: 0, dismissed: 0, referred: 0, failed: 0 },
    })
  })
})
