import { expect, it, vi } from 'vitest'
import { createReplay } from '../../../../src/events/delivery/createReplay'

function createWorld({ wait = 0, isShut = false, hasWaiting = true, locks = undefined as unknown } = {}) {
  const timers: { run: () => void; delay: number }[] = []
  const round = vi.fn(async () => {})
  const setTimeout = (run: () => void, delay: number) => timers.push({ run, delay })
  const circuit = { wait: () => wait, isShut: () => isShut } as never
  const replay = createReplay({ setTimeout, locks: locks as never }, 'name', circuit, () => hasWaiting, round)
  return { replay, round, timers }
}

it.each([
  [0, 1000],
  [300, 300],
  [60_000, 5000],
])('with a wait of %i ms tries again after %i ms', (wait, delay) => {
  const { replay, timers } = createWorld({ wait })
  replay.schedule()
  expect(timers.map((timer) => timer.delay)).toEqual([delay])
})

it('has one timer at a time, and none where nothing waits', async () => {
  const { replay, timers, round } = createWorld()
  replay.schedule()
  replay.schedule()
  expect(timers.length).toBe(1)
  timers[0]?.run()
  await vi.waitFor(() => expect(timers.length).toBe(2))
  expect(round).toHaveBeenCalledTimes(1)
  const idle = createWorld({ hasWaiting: false })
  idle.replay.schedule()
  expect(idle.timers).toEqual([])
})

it('sends nothing while it has to wait, but goes on by timer', async () => {
  const { replay, round, timers } = createWorld({ wait: 10 })
  await replay.start()
  expect(round).not.toHaveBeenCalled()
  expect(timers.length).toBe(1)
})

it('does nothing more once the circuit is shut', async () => {
  const { replay, round, timers } = createWorld({ isShut: true })
  await replay.start()
  expect(round).not.toHaveBeenCalled()
  expect(timers).toEqual([])
})

it('leaves the round to the page that holds the lock', async () => {
  const { replay, round } = createWorld({
    locks: { request: async (_: string, __: unknown, work: (lock: null) => unknown) => work(null) },
  })
  await replay.start()
  expect(round).not.toHaveBeenCalled()
})

it('does without a lock where locks are denied', async () => {
  const denied = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  const { replay, round } = createWorld({ locks: { request: denied } })
  await replay.start()
  expect(round).toHaveBeenCalledTimes(1)
})
