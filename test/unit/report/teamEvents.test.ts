import { describe, expect, it } from 'vitest'
import { keptSchema } from '../../../src/cli/partial/keptSchema'
import { toText } from '../../../src/cli/print/reportText'
import { plain } from '../../../src/cli/print/terminal'
import { fileStore } from '../../../src/cli/spool/fileStore'
import { logSpool } from '../../../src/cli/spool/logSpool'
import { tempPlace } from '../../../src/cli/spool/tempPlace'
import { parseConfig } from '../../../src/config/check/parseConfig'
import { type BillingRow, summarize } from '../../../src/report'
import { mergeKept } from '../../../src/report/partial/kept'
import { summarizeKept } from '../../../src/report/summarizeKept'
import { canceledLog, flowLog } from '../../support/flowLog'
import { foldedSummary } from '../../support/foldedSummary'

const config = parseConfig({
  version: 1,
  id: 'main',
  survey: { reasons: [{ id: 'price', label: 'Price' }] },
  alerts: [{ id: 'high-value', on: 'flow.canceled', owner: 'mira', dueHours: 24 }],
})

/** A flow that raises the alert and is canceled, at noon of this day of March. */
const raising = (session: string, day: number) =>
  flowLog(
    session,
    [['flow.started'], ['alert.raised', { alert: 'high-value' }], ['flow.canceled', { reason: 'price' }]],
    {
      at: `2026-03-${String(day).padStart(2, '0')}T12:00:00Z`,
    },
  )

/** An event that a server posted. */
const posted = (type: string, id: string, time: string, data: object) => ({
  specversion: '1.0',
  id,
  source: 'https://desk.test',
  type: `dev.fairwell.${type}.v1`,
  time,
  data,
})
const acted = (session: string, time: string) =>
  posted('alert.acted', `act-${session}-${time}`, time, { alert: 'high-value', session })
const support = (id: string, time: string, subscription: object, reason = 'price') =>
  posted('cancellation.recorded', id, time, { channel: 'support', reason, subscription })

const runs = (subscription: string): BillingRow => ({
  subscription,
  status: 'active',
  startedAt: '2025-01-01T00:00:00Z',
  endedAt: null,
})
const ended = (subscription: string, endedAt: string): BillingRow => ({
  ...runs(subscription),
  status: 'canceled',
  endedAt,
})

const log = [
  ...['a', 'b', 'c', 'd', 'e'].flatMap((session) => raising(session, 1)),
  ...raising('f', 29),
  acted('a', '2026-03-01T18:00:00Z'),
  acted('a', '2026-03-05T18:00:00Z'), // Once more: the first counts.
  acted('b', '2026-03-02T11:00:00Z'),
  acted('c', '2026-03-03T18:00:00Z'),
]
const billing = [
  runs('sub_a'),
  ended('sub_b', '2026-03-20T00:00:00Z'),
  runs('sub_c'),
  ended('sub_d', '2026-03-04T00:00:00Z'),
  runs('sub_f'),
]
const options = { config, billing, asOf: '2026-04-02T00:00:00Z' }

describe('alerts in the report', () => {
  it('are acted on in time, late or not; billing closes them; what the calls in time kept is counted', () => {
    const { alerts } = summarize(log, options)
    expect(alerts['high-value']).toMatchObject({
      ...{ owner: 'mira', dueHours: 24, raised: 6, inTime: 2, late: 1, untouched: 3, overdue: 3 },
      // e is in no billing, f is younger than thirty days: both are open.
      ...{ kept: 2, left: 2, keptRevenue: { USD: 5000 } },
    })
    expect(alerts['high-value']?.keptInTime).toMatchObject({ value: 0.5, n: 2 })
    expect(alerts['high-value']?.keptOtherwise).toMatchObject({ value: 0.5, n: 2 })
  })

  it('are acted on whenever that was: a report that ends before, or of one flow, knows it all the same', () => {
    // The first call came six hours after the alert; the report ends one hour after it.
    const { alerts } = summarize(log, { ...options, to: '2026-03-01T13:00:00Z' })
    expect(alerts['high-value']).toMatchObject({ raised: 5, inTime: 2, late: 1, untouched: 2 })
  })

  it('with a clock of another century let the report know nothing that has not come yet', () => {
    const wrong = raising('z', 1).map((event) => ({ ...event, time: '2121-01-01T00:00:00Z' }))
    const now = '2026-04-02T00:00:00Z'
    expect(summarize([...log, ...wrong], { config, billing, now }).billing?.asOf).toBe('2026-04-02T00:00:00.000Z')
    expect(summarize([...log, ...wrong], { config, billing }).billing?.asOf).toMatch(/^2121/)
  })

  it('are no flows and change no other figure', () => {
    const flows = log.filter(({ type }) => !type.includes('acted'))
    const { alerts: _, input: __, ...others } = summarize(log, options)
    const { alerts: ___, input: ____, ...without } = summarize(flows, options)
    expect(others).toEqual(without)
  })

  it('are told in the text, with what it cannot mean', () => {
    const text = toText(summarize(log, options), plain).replace(/\s+/g, ' ')
    expect(text).toContain('2 of 6 alerts were acted on in time; 3 nobody has acted on and are overdue.')
    expect(text).toContain('2 kept, 2 left, 2 open. Those acted on in time and kept pay $50.00 a month.')
    expect(text).toContain('not drawn by lot')
    expect(toText(summarize(log, { config }), plain)).toContain('Run again with --billing')
  })

  it('are not there where none was raised', () => {
    expect(toText(summarize(canceledLog('x', 'price')), plain)).not.toMatch(/acted on in time|passed no flow/)
  })
})

describe('cancellations that passed no flow', () => {
  const all = [
    ...canceledLog('a', 'price', { at: '2026-03-01T12:00:00Z' }),
    ...canceledLog('b', 'price', { at: '2026-03-02T12:00:00Z' }),
    support('s1', '2026-03-03T12:00:00Z', { id: 'sub_x', mrr: 2000, currency: 'USD' }),
    support('s2', '2026-03-04T12:00:00Z', { id: 'sub_y', mrr: 3000, currency: 'USD' }, 'moved'),
    support('s2', '2026-03-04T12:00:00Z', { id: 'sub_y', mrr: 3000, currency: 'USD' }, 'moved'),
    // The biller’s portal tells of the cancellation that the flow made.
    posted('cancellation.recorded', 'p1', '2026-03-30T12:00:00Z', { channel: 'portal', subscription: { id: 'sub_a' } }),
    posted('cancellation.recorded', 'p2', '2026-03-06T12:00:00Z', { channel: 'portal', customer: { id: 'cus_z' } }),
  ]

  it('stand apart from flows, by channel, each subscription once', () => {
    const { elsewhere, flows, reasons, input } = summarize(all)
    expect(elsewhere).toEqual({
      channels: {
        portal: { cancellations: 1, lost: {}, reasons: {} },
        support: {
          cancellations: 2,
          lost: { USD: { subscriptions: 2, mrr: 5000 } },
          reasons: { price: 1, moved: 1 },
        },
      },
      alsoInFlow: 1,
    })
    expect([flows.started, flows.outcomes.canceled, reasons.price?.answered]).toEqual([2, 2, 2])
    expect(input).toMatchObject({ counted: 10, duplicates: 1, foreign: 0, unreadable: 0, missing: 0 })
  })

  it.each([
    ['by a biller that did it a second before the page heard so', '2026-03-01T11:59:59Z', 1],
    ['by a clock half an hour behind', '2026-03-01T11:30:00Z', 1],
    ['when the paid month is over', '2026-04-01T11:00:00Z', 1],
    ['days before', '2026-02-27T12:00:00Z', 0],
    ['the year after', '2027-03-01T12:00:00Z', 0],
  ])('are the flow’s own where they are told %s', (_, at, count) => {
    const told = posted('cancellation.recorded', 'p', at, { channel: 'stripe', subscription: { id: 'sub_a' } })
    const flow = canceledLog('a', 'price', { at: '2026-03-01T12:00:00Z' })
    expect(summarize([...flow, told]).elsewhere.alsoInFlow).toBe(count)
  })

  it('are told with their share of all', () => {
    const text = toText(summarize(all), plain).replace(/\s+/g, ' ')
    expect(text).toContain('3 of 5 cancellations (60.0%) passed no flow.')
  })

  it('are the same counted in files as in memory', () => {
    const whole = [...log, ...all]
    expect(foldedSummary(whole, options)).toEqual(summarize(whole, options))
  })

  it('survive the file of a shard, as alerts do', () => {
    const place = tempPlace()
    const spool = logSpool(place)
    for (const record of [...log, ...all]) spool.add(record)
    const merged = summarizeKept(options, fileStore(place))
    for (const kept of spool.kept()) merged.add(mergeKept([keptSchema.parse(JSON.parse(JSON.stringify(kept)))]))
    const { input: _, ...figures } = merged.result(spool.counts)
    const { input: __, ...whole } = summarize([...log, ...all], options)
    place.close()
    expect(figures).toEqual(whole)
  })

  it('are outside of what the report is narrowed to', () => {
    expect(summarize(all, { to: '2026-03-04T00:00:00Z' }).elsewhere.channels.support?.cancellations).toBe(1)
    expect(summarize(all, { flow: 'main' }).elsewhere.channels).toEqual({})
  })
})
