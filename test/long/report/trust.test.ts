import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { runReport } from '../../../src/cli/commands/runReport'
import { toText } from '../../../src/cli/print/reportText'
import type { CloudEvent } from '../../../src/events/wire/flowEvent'
import { summarize, toHtml } from '../../../src/report'
import claims from '../../cases/claims.json'
import { canceledLog, flowLog, savedLog } from '../../support/flowLog'
import { generateEvents } from '../../support/generateEvents'

const honest = [...generateEvents({ seed: 7, flows: 996 })]
const honestRate = summarize(honest).deflectRate?.value ?? 0
const save = { offer: 'save20', type: 'discount', choice: { percentOff: 20 } }

/** Ten days into the log, so many seconds on. */
function at(seconds: number): string {
  return new Date(Date.parse('2026-01-11T09:00:00Z') + seconds * 1000).toISOString()
}

/** A thousand forged saves, each a flow of its own. */
function forged(make: (session: string, index: number) => CloudEvent[]): CloudEvent[] {
  return Array.from({ length: 1000 }, (_, index) => make(`forged-${index}`, index)).flat()
}

const marked = (events: CloudEvent[], cfvouched: string) => events.map((event) => ({ ...event, cfvouched }))
const billing = [...new Set(honest.map(({ data }) => (data.subscription as { id: string }).id))].map(
  (subscription) => ({
    subscription,
  }),
)

/** The first paragraph of a report in the terminal, below the line that says which flows these are, as one line. */
function firstParagraph(text: string): string {
  return (text.split('\n\n')[2] ?? '').replaceAll('\n', ' ')
}

describe('a forged thousand', () => {
  // All the way through a flow, at the same pace as everyone.
  const plausible = forged((session, index) => savedLog(session, save, { at: at(index * 7000) }))
  const ways: [string, unknown[], object, string, string][] = [
    [
      'of one event each',
      forged((session) => flowLog(session, [['flow.saved', save]])),
      {},
      'impossible',
      'no page tells',
    ],
    [
      'of a start and an end',
      forged((session, index) => flowLog(session, [['flow.started'], ['flow.saved', save]], { at: at(index * 7000) })),
      {},
      'impossible',
      'no page tells',
    ],
    [
      'in a few minutes',
      forged((session, index) => savedLog(session, save, { at: at(index) })),
      {},
      'burst',
      'all at once',
    ],
    [
      'without a ticket',
      [...marked(plausible, 'none')],
      { mark: 'server' },
      'unvouched',
      '1,000 came without a ticket',
    ],
    ['of nobody billing knows', plausible, { billing }, 'unknownCustomer', 'that billing does not know'],
    ['of another config', plausible, { versions: ['h1'] }, 'unknownVersion', 'of a config version that was not given'],
  ]

  it.each(ways)(
    '%s is named, with what the numbers are without it',
    (_, events, { mark, ...options }: { mark?: string }, doubt, says) => {
      const log = [...(mark ? marked(honest, mark) : honest), ...events]
      const summary = summarize(log, options)
      const { trust, deflectRate, flows } = summary
      expect(flows.started).toBe(1996)
      expect(trust.doubts).toHaveProperty(doubt)
      expect(trust.inDoubt?.flows).toBeGreaterThanOrEqual(1000)
      // A burst cannot tell who of its hour was real.
      expect(trust.inDoubt?.flows).toBeLessThanOrEqual(1010)
      expect(trust.inDoubt?.without.deflectRate?.value).toBeCloseTo(honestRate, 2)
      expect(trust.inDoubt?.moves).toBeCloseTo((deflectRate?.value ?? 0) - honestRate, 2)
      for (const text of [firstParagraph(toText(summary)), toHtml(summary)]) {
        expect(text).toMatch(/1,0\d\d of these 1,996 flows \([\d,]+ events\) may be made up: /)
        expect(text).toContain(says)
        expect(text).toMatch(
          /The deflect rate with them is \d+\.\d%, without them \d+\.\d%: they move it by \+\d+\.\d points/,
        )
      }
    },
  )

  it('stands before every figure of the page', () => {
    const page = toHtml(summarize([...honest, ...(ways[0]?.[1] ?? [])]))
    expect(page.indexOf('may be made up')).toBeLessThan(page.indexOf('class="tiles"'))
  })
})

describe('an honest log', () => {
  it.each([1, 2, 3, 4, 5])('has nothing in doubt (seed %d)', (seed) => {
    for (const flows of [30, 300, 3000]) {
      const { trust } = summarize(generateEvents({ seed, flows, days: flows === 30 ? 1 : 90 }))
      expect(trust.inDoubt).toBeNull()
      expect(trust.unmarked).toBe(flows)
    }
  })

  it('has nothing in doubt with its ticket, its config and its billing', () => {
    const { trust } = summarize(marked(honest, 'receiver'), { billing, versions: ['h1'] })
    expect(trust).toMatchObject({ vouched: 996, unvouched: 0, unmarked: 0, inDoubt: null, doubts: {}, bursts: [] })
    expect(trust.versions).toEqual({
      h1: {
        flows: 996,
        first: expect.stringMatching(/^2026-01-01T/),
        last: expect.stringMatching(/^2026-03-31T/),
        known: true,
      },
    })
  })

  it('has nothing in doubt for what was lost on the way', () => {
    const lossy = honest.filter((_, index) => index % 20 !== 3)
    const { trust } = summarize(lossy)
    expect(trust.inDoubt?.flows ?? 0).toBeLessThanOrEqual(996 * 0.02)
  })

  it('has nobody in doubt for a billing file of other ids', () => {
    expect(summarize(honest, { billing: [{ subscription: 'acct-1' }] }).trust.inDoubt).toBeNull()
  })

  it('of a saved pause that was resumed is told by a page', () => {
    const resumed = flowLog('r', [['flow.started'], ['flow.saved', { resumed: true }]])
    expect(summarize(resumed).trust.inDoubt).toBeNull()
  })

  it('is busy ten times its usual without being in doubt, and not fifty times', () => {
    const busy = (flows: number) => [
      ...honest,
      ...Array.from({ length: flows }, (_, index) =>
        canceledLog(`busy-${index}`, 'price', { at: at(index * 60) }),
      ).flat(),
    ]
    expect(summarize(busy(20)).trust.bursts).toEqual([])
    const { bursts } = summarize(busy(60)).trust
    expect(bursts).toHaveLength(1)
    expect(bursts[0]).toMatchObject({ from: '2026-01-11T09:00:00.000Z', to: '2026-01-11T10:00:00.000Z' })
  })

  it('is not made to look busy by an event of the year 9999, nor by one without a time', () => {
    const odd = [
      ...canceledLog('late', 'price', { at: '9999-12-31T00:00:00Z' }),
      ...canceledLog('early', 'price', { at: '0001-01-01T00:00:00Z' }),
      ...canceledLog('never', 'price').map((event) => ({ ...event, time: 'soon' })),
    ]
    expect(summarize([...honest, ...odd]).trust.bursts).toEqual([])
  })
})

describe('a session', () => {
  it('is not vouched for when a single event of it is not', () => {
    const [first = [], second = []] = ['a', 'b'].map(
      (session) => canceledLog(session, 'price') as unknown as CloudEvent[],
    )
    const slipped = [
      ...marked(first.slice(0, 2), 'server'),
      ...marked(first.slice(2), 'none'),
      ...marked(second, 'server'),
    ]
    expect(summarize(slipped).trust).toMatchObject({ vouched: 1, unvouched: 1 })
  })

  it('that came before there were tickets is neither', () => {
    const log = [...canceledLog('a', 'price'), ...marked(canceledLog('b', 'price'), 'server')]
    expect(summarize(log).trust).toMatchObject({ vouched: 1, unvouched: 0, unmarked: 1, inDoubt: null })
  })
})

describe('fairwell report', () => {
  async function run(args: string[], input: unknown[]) {
    const said = { out: '', err: '' }
    const status = await runReport(args, {
      stdin: Readable.from([Buffer.from(input.map((event) => JSON.stringify(event)).join('\n'))]),
      stdout: { write: (text) => (said.out += text) },
      stderr: { write: (text) => (said.err += text) },
    })
    return { status, ...said }
  }

  it('knows the versions that it is given, by the hash that the page gives its events', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'fairwell-versions-')), 'config.json')
    writeFileSync(path, JSON.stringify(claims.config))
    const { fnv1a } = await import('../../../src/base/fnv1a')
    const hash = fnv1a(JSON.stringify(claims.config)).toString(16)
    const log = [...canceledLog('a', 'price'), ...canceledLog('b', 'price')].map((event, index) => ({
      ...event,
      data: { ...event.data, configHash: index < 3 ? hash : 'made-up' },
    }))
    const { out } = await run(['-', '--json', '--versions', path], log)
    const { trust } = JSON.parse(out)
    expect(trust.versions).toMatchObject({ [hash]: { known: true }, 'made-up': { known: false } })
    expect(trust.doubts.unknownVersion.flows).toBe(1)
    const { out: without } = await run(['-', '--json'], log)
    expect(JSON.parse(without).trust.doubts).toEqual({})
    const { out: csv } = await run(['-', '--csv'], log)
    expect(csv).toMatch(/trust,.*made-up/)
  })
})
