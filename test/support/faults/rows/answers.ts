import assert from 'node:assert/strict'
import type { Row } from '../row'
import type { Trial } from '../trial'
import { doubled, keepsQuiet, meets, sentOnce } from './checks'

/** The endpoint answers one cancellation badly, and is well later. */
export const answers: Row[] = [
  {
    number: 1,
    fault: 'none',
    visits: 50,
    waits: 0,
    async play(trial) {
      const tab = await trial.visit()
      await tab.cancelOften(3)
      await trial.delivered()
      sentOnce(trial)
    },
  },
  { number: 2, fault: '500 x3', visits: 50, waits: 5, ...meets({ name: 'status', status: 500, times: 3 }) },
  {
    number: 3,
    fault: '503, Retry-After 2',
    visits: 20,
    waits: 2,
    ...keepsQuiet({ name: 'status', status: 503, retryAfter: 2, times: 1 }),
  },
  {
    number: 4,
    fault: '429, Retry-After 2',
    visits: 20,
    waits: 2,
    ...keepsQuiet({ name: 'status', status: 429, retryAfter: 2, times: 1 }),
  },
  {
    number: 5,
    fault: '429, Retry-After as a date',
    visits: 20,
    waits: 2,
    ...keepsQuiet({ name: 'status', status: 429, retryAfter: 2, as: 'date', times: 1 }),
  },
  {
    number: 6,
    fault: '429, its header hidden by CORS',
    visits: 10,
    waits: 2,
    // Ten minutes, which would be waited for if they could be read.
    ...meets({ name: 'status', status: 429, retryAfter: 600, as: 'hidden', times: 1 }),
  },
  { number: 7, fault: 'hangs once', visits: 20, waits: 11, ...meets({ name: 'hang', times: 1 }, gaveTime) },
  { number: 8, fault: 'answers after 8 s', visits: 10, waits: 9, ...meets({ name: 'slow', delay: 8000 }, sentOnce) },
  {
    number: 9,
    fault: 'answers after 12 s, once',
    visits: 10,
    waits: 13,
    ...meets({ name: 'slow', delay: 12_000, times: 1 }, doubled),
  },
  { number: 10, fault: 'connection reset, x2', visits: 20, waits: 3, ...meets({ name: 'reset', times: 2 }) },
  {
    number: 11,
    fault: 'committed, then reset, x2',
    visits: 20,
    waits: 3,
    ...meets({ name: 'reset-after', times: 2 }, doubled),
  },
  {
    number: 12,
    fault: 'committed, then 500, x2',
    visits: 20,
    waits: 3,
    ...meets({ name: 'lost-ack', times: 2 }, doubled),
  },
  { number: 14, fault: '204', visits: 5, waits: 0, ...meets({ name: '204' }, sentOnce) },
  { number: 21, fault: '200 with a web page, x3', visits: 10, waits: 5, ...meets({ name: 'html', times: 3 }) },
  { number: 22, fault: '307', visits: 5, waits: 0, ...meets({ name: 'redirect' }, followed) },
  {
    number: 23,
    fault: '30 % random faults',
    visits: 200,
    waits: 10,
    async play(trial) {
      trial.receiver.setMode({ name: 'random', share: 0.3, seed: trial.seed })
      const tab = await trial.visit()
      await tab.cancelOften(5)
      await trial.delivered(180)
    },
  },
]

function gaveTime({ receiver }: Trial): void {
  const [hung, ...later] = receiver.requests()
  const again = later.find(({ ids }) => ids.includes(hung?.ids[0] ?? ''))
  assert((again?.time ?? 0) - (hung?.time ?? 0) > 9500, 'sent again while the first request could still be answered')
}

function followed({ receiver }: Trial): void {
  assert(
    receiver.requests().some(({ path }) => path.endsWith('?moved')),
    'no redirect was followed',
  )
}
