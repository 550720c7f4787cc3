import { expect } from 'vitest'
import { type Endpoint, firstTimes, minute, ok, second, until, type World } from './deliveryWorld'

/** What a page that stays promises against one kind of endpoint. */
export interface Row {
  promise: string
  endpoint: Endpoint
  /** Events of the one session; default 3. */
  count?: number
  within: number
  seeds: number
  check?: (world: World, page: ReturnType<World['page']>) => void
}

const gap = (world: World) => (world.requests[1]?.at ?? 0) - (world.requests[0]?.at ?? 0)

const waited = (from: number, to: number) => (world: World) => {
  expect(gap(world)).toBeGreaterThanOrEqual(from)
  expect(gap(world)).toBeLessThanOrEqual(to)
}

const duplicated = (world: World) => expect(world.duplicates).toBeGreaterThan(0)

export const rows: Row[] = [
  {
    promise: 'row 1: one request an ending and no retry',
    endpoint: () => ok,
    within: second,
    seeds: 50,
    check: ({ requests }) =>
      expect(requests.map(({ at, keepalive }) => ({ at, keepalive }))).toEqual([{ at: 25, keepalive: true }]),
  },
  { promise: 'row 2: 500 three times', endpoint: firstTimes(3, { status: 500 }), within: 10 * second, seeds: 50 },
  {
    promise: 'row 3: 503 with Retry-After is left alone for as long',
    endpoint: firstTimes(1, { status: 503, headers: { 'retry-after': '2' } }),
    within: 3 * second,
    seeds: 20,
    check: waited(2000, 2300),
  },
  {
    promise: 'row 4: so is 429',
    endpoint: firstTimes(1, { status: 429, headers: { 'retry-after': '2' } }),
    within: 3 * second,
    seeds: 20,
    check: waited(2000, 2300),
  },
  {
    promise: 'row 5: so is Retry-After as a date',
    endpoint: firstTimes(1, {
      status: 429,
      headers: { 'retry-after': 'Sat, 21 Nov 2026 00:00:02 GMT' },
    }),
    within: 3 * second,
    seeds: 20,
    check: waited(1900, 2300),
  },
  {
    promise: 'row 6: 429 whose header CORS hides falls back to backoff',
    endpoint: firstTimes(1, { status: 429 }),
    within: 2 * second,
    seeds: 10,
    check: waited(500, 1100),
  },
  {
    promise: 'row 7: a request that hangs is given up after ten seconds',
    endpoint: firstTimes(1, { hang: true }),
    within: 12 * second,
    seeds: 20,
    check: waited(10_000, 11_100),
  },
  {
    promise: 'row 8: an answer after eight seconds is waited for',
    endpoint: firstTimes(1, { delay: 8 * second }),
    within: minute,
    seeds: 10,
    check: (world) => expect(world.requests.length).toBe(1),
  },
  {
    promise: 'row 9: an answer after twelve seconds doubles on the wire only',
    endpoint: firstTimes(1, { delay: 12 * second }),
    within: minute,
    seeds: 10,
    check: duplicated,
  },
  { promise: 'row 10: reset in the request', endpoint: firstTimes(2, { reset: true }), within: 10 * second, seeds: 20 },
  {
    promise: 'row 11: committed, then reset in the answer',
    endpoint: firstTimes(2, { reset: true, commit: () => true }),
    within: 10 * second,
    seeds: 20,
    check: duplicated,
  },
  {
    promise: 'row 12: committed, then 500',
    endpoint: firstTimes(2, { status: 500, commit: () => true }),
    within: 10 * second,
    seeds: 20,
    check: duplicated,
  },
  {
    promise: 'row 13: half of the batch committed, then 500',
    endpoint: firstTimes(1, { status: 500, commit: (event) => +event.sequence % 2 === 0 }),
    count: 10,
    within: 10 * second,
    seeds: 10,
    check: (world) => expect(world.duplicates).toBe(5),
  },
  {
    promise: 'row 14: 204 is delivered',
    endpoint: () => ({ status: 204 }),
    within: minute,
    seeds: 5,
    check: (world) => expect(world.requests.length).toBe(1),
  },
  {
    promise: 'row 15: CORS headers missing for twelve seconds',
    endpoint: until(12 * second, { reset: true, commit: () => true }),
    within: 40 * second,
    seeds: 10,
    check: duplicated,
  },
  {
    promise: 'row 16: the preflight fails',
    endpoint: until(12 * second, { reset: true }),
    within: 40 * second,
    seeds: 10,
  },
  {
    promise: 'row 16: the preflight hangs',
    endpoint: until(12 * second, { hang: true }),
    within: 40 * second,
    seeds: 10,
  },
  {
    promise: 'row 19: 401 for a deploy',
    endpoint: until(30 * second, { status: 401 }),
    within: 3 * minute,
    seeds: 10,
    check: (_, page) => expect(page.configErrors).toEqual([401]),
  },
  {
    promise: 'row 19: 404 for a deploy',
    endpoint: until(30 * second, { status: 404, body: 'not found' }),
    within: 3 * minute,
    seeds: 10,
    check: (_, page) => expect(page.configErrors).toEqual([404]),
  },
  {
    promise: 'row 21: a captive portal answers 200 with a web page',
    endpoint: firstTimes(3, {
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: '<p>Log in',
      commit: () => false,
    }),
    within: 10 * second,
    seeds: 10,
  },
  {
    promise: 'row 14: an empty answer is no web page, whatever it calls itself',
    endpoint: () => ({ headers: { 'content-type': 'text/html; charset=UTF-8' } }),
    within: minute,
    seeds: 5,
    check: (world) => expect(world.requests.length).toBe(1),
  },
  {
    promise: 'row 14: so is one that begins like JSON, and is none',
    endpoint: () => ({ body: '{thanks}' }),
    within: minute,
    seeds: 5,
    check: (world) => expect(world.requests.length).toBe(1),
  },
  {
    promise: 'row 4: Retry-After counts beside a body that is no JSON',
    endpoint: firstTimes(1, { status: 429, headers: { 'retry-after': '20' }, body: '{slow down' }),
    within: 30 * second,
    seeds: 5,
    check: waited(20_000, 22_100),
  },
  {
    promise: 'row 39: an ad blocker for a minute costs at most ten requests',
    endpoint: until(minute, { reset: true }),
    within: 3 * minute,
    seeds: 10,
    check: (world) => expect(world.requests.filter(({ at }) => at < minute).length).toBeLessThanOrEqual(10),
  },
  {
    promise: 'row 41: another script holds the keepalive quota, so a plain request delivers',
    endpoint: (request) => (request.keepalive ? { reset: true } : ok),
    within: 2 * second,
    seeds: 10,
  },
]
