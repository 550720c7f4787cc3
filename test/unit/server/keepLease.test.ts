import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepLease } from '../../../src/server/forward/keepLease'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }))
afterEach(() => void vi.useRealTimers())

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)

it('holds a claim for as long as it is renewed', async () => {
  const lease = keepLease(async () => 3, 3, performance.now())
  for (let minute = 0; minute < 10; minute++) {
    await seconds(60)
    expect(lease.isHeld()).toBe(true)
  }
  lease.end()
  await seconds(46)
  expect(lease.isHeld()).toBe(false)
})

it('lets no request begin that could outlast the claim: it lasts 60 s, a request 10 s', async () => {
  const lease = keepLease(() => Promise.reject(new Error('no database')), 3, performance.now())
  await seconds(44)
  expect(lease.isHeld()).toBe(true)
  await seconds(2)
  expect(lease.isHeld()).toBe(false)
  lease.end()
})

it('counts from when the claim was asked for, not from its answer', async () => {
  const begun = performance.now()
  await seconds(40)
  const lease = keepLease(async () => 3, 3, begun)
  await seconds(6)
  expect(lease.isHeld()).toBe(false)
  lease.end()
})

it('gives the claim up where another process has taken an event over', async () => {
  const lease = keepLease(async () => 2, 3, performance.now())
  await seconds(14)
  expect(lease.isHeld()).toBe(true)
  await seconds(2)
  expect(lease.isHeld()).toBe(false)
  lease.end()
})

it('gets over renewals that fail', async () => {
  let turn = 0
  const renew = async () => {
    turn++
    if (turn % 3) throw new Error('busy')
    return 3
  }
  const lease = keepLease(renew, 3, performance.now())
  for (let wait = 0; wait < 40; wait++) {
    await seconds(15)
    expect(lease.isHeld()).toBe(true)
  }
  lease.end()
  await seconds(60)
  expect(turn).toBe(40)
})
