import { expect, it } from 'vitest'
import { createCircuit } from '../../../../src/events/delivery/createCircuit'

const second = 1000
const minute = 60 * second

/** A circuit whose chance is always the least: half of each backoff, and Retry-After to the second. */
function createWorld() {
  const world = { wall: 1_000_000, elapsed: 0, stored: 0, faults: [] as number[] }
  const circuit = createCircuit(
    { now: () => world.wall + world.elapsed, monotonic: () => world.elapsed, random: () => 0 },
    {
      read: () => world.stored,
      write: (until) => {
        world.stored = until
      },
    },
    (status) => world.faults.push(status),
  )
  return { world, circuit }
}

const retryAfter = (seconds: number) => new Headers({ 'retry-after': `${seconds}` })

it('lets the first try through', () => {
  const { circuit } = createWorld()
  expect(circuit.wait()).toBeLessThanOrEqual(0)
  expect(circuit.held()).toBeLessThanOrEqual(0)
  expect(circuit.isShut()).toBe(false)
})

it('waits twice as long after each failure, up to a minute', () => {
  const { circuit } = createWorld()
  const waits = Array.from({ length: 9 }, () => {
    circuit.fail({ status: 500 })
    return circuit.wait()
  })
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
})

it('waits up to a quarter of an hour while the page is hidden, and not once it is seen again', () => {
  const { circuit } = createWorld()
  circuit.hide()
  for (let count = 0; count < 20; count++) circuit.fail({ status: 0 })
  expect(circuit.wait()).toBe(7.5 * minute)
  circuit.resume()
  expect(circuit.wait()).toBeLessThanOrEqual(0)
  circuit.fail({ status: 0 })
  expect(circuit.wait()).toBe(30 * second)
})

it.each([
  [0, 500],
  [408, 500],
  [425, 500],
  [429, 500],
  [500, 500],
  [302, minute],
  [401, minute],
  [404, minute],
])('waits after status %i for %i ms', (status, wait) => {
  const { circuit } = createWorld()
  circuit.fail({ status })
  expect(circuit.wait()).toBe(wait)
})

it('tells of a fault once for each outage', () => {
  const { circuit, world } = createWorld()
  circuit.fail({ status: 500 })
  circuit.fail({ status: 404 })
  circuit.fail({ status: 401 })
  expect(world.faults).toEqual([404])
  circuit.succeed()
  circuit.fail({ status: 401 })
  expect(world.faults).toEqual([404, 401])
})

it('forgets an outage when an event is taken', () => {
  const { circuit } = createWorld()
  for (let count = 0; count < 5; count++) circuit.fail({ status: 500 })
  circuit.succeed()
  expect(circuit.wait()).toBeLessThanOrEqual(0)
  circuit.fail({ status: 500 })
  expect(circuit.wait()).toBe(500)
})

it('keeps a silence that was asked for through success and resume', () => {
  const { circuit, world } = createWorld()
  circuit.fail({ status: 429, headers: retryAfter(60) })
  circuit.succeed()
  circuit.resume()
  expect(circuit.held()).toBe(minute)
  world.elapsed = minute
  expect(circuit.held()).toBeLessThanOrEqual(0)
})

it('keeps a silence that another page was asked for, but none that no page can have stored', () => {
  const { circuit, world } = createWorld()
  world.stored = world.wall + minute
  expect(circuit.wait()).toBe(minute)
  world.stored = world.wall + 71 * minute
  expect(circuit.wait()).toBeLessThanOrEqual(0)
})

it('doubts keepalive at every other failure', () => {
  const { circuit } = createWorld()
  const doubts = Array.from({ length: 4 }, () => {
    circuit.fail({ status: 0 })
    return circuit.doubtsKeepalive()
  })
  expect(doubts).toEqual([true, false, true, false])
})

it.each([
  ['a 410', (circuit: ReturnType<typeof createCircuit>) => circuit.fail({ status: 410 })],
  ['shut', (circuit: ReturnType<typeof createCircuit>) => circuit.shut()],
])('stays shut after %s', (_, end) => {
  const { circuit } = createWorld()
  end(circuit)
  circuit.resume()
  circuit.hide()
  circuit.succeed()
  expect(circuit.isShut()).toBe(true)
})
