import { randomFrom } from '../../src/report/statistics/randomFrom'
import { generateEvents } from './generateEvents'

type Event = Record<string, unknown> & { data: Record<string, unknown> }

/** What logs of the world do to some sessions; each takes the events of one session and gives what is stored of it. */
const oddities: [name: string, bend: (events: Event[], random: () => number) => unknown[]][] = [
  ['plain', (events) => events],
  ['sent twice', (events) => [...events, ...events]],
  ['one sent three times', (events) => [events[1], ...events, events[1], events[1]]],
  ['out of order', (events) => [...events].reverse()],
  ['its beginning is missing', (events) => events.slice(2)],
  ['one in the middle is missing', (events) => events.filter((_, index) => index !== 2)],
  ['only its end', (events) => events.slice(-1)],
  ['ends twice', (events) => [...events, changed(events.at(-1), { type: 'dev.fairwell.flow.saved.v1' }, 1)]],
  [
    'two ends at one place',
    (events) => [...events, changed(events.at(-1), { type: 'dev.fairwell.flow.failed.v1' }, 0)],
  ],
  ['goes on after its end', (events) => [...events, changed(events[1], {}, 20)]],
  ['of a type nobody knows', (events) => [...events, changed(events[0], { type: 'dev.fairwell.flow.danced.v1' }, 9)]],
  ['of a later version', (events) => [...events, changed(events[0], { type: 'dev.fairwell.flow.started.v2' }, 9)]],
  ['of another product', (events) => [...events, changed(events[0], { type: 'com.example.paid' }, 9)]],
  ['rubbish between', (events) => [null, 7, 'text', {}, { type: 5 }, ...events]],
  ['without a sequence', (events) => events.map((event) => ({ ...event, sequence: undefined }))],
  [
    'odd sequences',
    (events) => events.map((event, at) => ({ ...event, sequence: ['0', '-1', '1.5', 'x', 2, '03'][at % 6] })),
  ],
  ['without times', (events) => events.map((event) => ({ ...event, time: undefined }))],
  [
    'its clock went back',
    (events) => events.map((event, at) => (at === 2 ? { ...event, time: '2020-01-01T00:00:00Z' } : event)),
  ],
  [
    'odd times',
    (events) =>
      events.map((event, at) => ({
        ...event,
        time: ['2026-02-30T10:00:00Z', 'soon', '2026-03-01T10:00:00+02:00'][at % 3],
      })),
  ],
  ['in test mode', (events) => events.map((event) => ({ ...event, data: { ...event.data, mode: 'test' } }))],
  [
    'half in test mode',
    (events) => events.map((event, at) => ({ ...event, data: { ...event.data, mode: at % 2 ? 'test' : 'live' } })),
  ],
  [
    'from two sources',
    (events) => [...events, ...events.map((event) => ({ ...event, source: 'https://other.test/fairwell/main' }))],
  ],
  ['an id of another session', (events) => events.map((event, at) => (at === 1 ? { ...event, id: '77-0-1' } : event))],
  ['odd numbers', (events, random) => events.map((event) => withPrice(event, odd[Math.floor(random() * odd.length)]))],
  [
    'texts for numbers',
    (events) => events.map((event) => withPrice(event, { mrr: '4900', currency: 'usd', interval: 'monthly' })),
  ],
  [
    'yearly, three seats',
    (events) => events.map((event) => withPrice(event, { mrr: 1234.5, interval: 'year', quantity: 3 })),
  ],
  [
    'nobody',
    (events) =>
      events.map((event) => ({
        ...event,
        subject: undefined,
        data: { ...event.data, customer: {}, subscription: {} },
      })),
  ],
  [
    'comes back',
    (events) =>
      events.map((event) => ({
        ...event,
        subject: 'cus_back',
        data: {
          ...event.data,
          customer: { id: 'cus_back' },
          subscription: { ...Object(event.data.subscription), id: 'sub_back' },
        },
      })),
  ],
  ['vouched', (events) => events.map((event) => ({ ...event, cfvouched: 'server' }))],
  ['partly vouched', (events) => events.map((event, at) => ({ ...event, cfvouched: at === 1 ? 'none' : 'receiver' }))],
]

const odd = [
  { mrr: -5 },
  { mrr: null },
  { mrr: 1e15 },
  { mrr: 'NaN' },
  { mrr: true },
  { currency: 'XXX' },
  { currency: 5 },
  { mrr: 0 },
]

function withPrice(event: Event, price: unknown): Event {
  return { ...event, data: { ...event.data, subscription: { ...Object(event.data.subscription), ...Object(price) } } }
}

let copies = 0

function changed(event: Event | undefined, change: Record<string, unknown>, later: number): unknown {
  copies += 1
  return { ...event, id: `changed-${copies}`, sequence: String(Number(event?.sequence) + later), ...change }
}

/** The names of all oddities that `oddLog` deals out. */
export const oddNames = oddities.map(([name]) => name)

/** A log in which every session is odd in one way, each way in turn; the same seed gives the same log. */
export function oddLog(seed: number, flows: number): unknown[] {
  const random = randomFrom(seed)
  const sessions = new Map<string, Event[]>()
  copies = 0
  for (const event of generateEvents({ seed, flows, holdout: 0.1, experiment: arms })) {
    sessions.set(event.cfsession, [...(sessions.get(event.cfsession) ?? []), event as unknown as Event])
  }
  return [...sessions.values()].flatMap((events, at) => oddities[at % oddities.length]?.[1](events, random) ?? [])
}

const arms = {
  id: 'more',
  arms: [
    { key: 'control', weight: 1, adds: 0 },
    { key: 'bold', weight: 1, adds: 0.1 },
  ],
}
