// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Opening, Session } from '../../../../src/embed/flowCode'
import { createPage } from '../../../../src/embed/page/page'
import type { Result } from '../../../../src/embed/page/result'
import { type Attempts, createAttempts } from '../../../../src/embed/takeover/createAttempts'
import type { Trigger } from '../../../../src/embed/takeover/trigger'

/** Of the running test. One that nobody closes would step aside when there is no document any more. */
const begun: Attempts[] = []

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}))
afterEach(() => {
  for (const attempts of begun.splice(0)) attempts.close()
  vi.restoreAllMocks()
  document.body.innerHTML = ''
})

/** A page with one button, and a flow whose first screen stands once `stand` is called. */
function createWorld({ timeout = 1500 } = {}) {
  const page = createPage()
  page.settings = { triggers: 'button', timeout }
  document.body.innerHTML = '<button type="button">Cancel</button>'
  const element = document.querySelector('button') as HTMLButtonElement
  const onCancel = vi.fn()
  element.addEventListener('click', onCancel)
  const trigger = { event: new MouseEvent('click'), node: element, element } as Trigger
  const openings: { opening: Opening; stand: (session?: Session) => void; fail: (cause: unknown) => void }[] = []
  const openSession = (opening: Opening) =>
    new Promise<Session | undefined>((stand, fail) => openings.push({ opening, stand, fail }))
  const loading = { load: async () => [{ openSession }, {}] as never, forget: vi.fn() }
  const carryOn = { hear() {}, replay: (action: () => void) => action(), isCarriedOn: () => false }
  const attempts = createAttempts(page, loading, carryOn, () => {})
  begun.push(attempts)
  return { attempts, trigger, openings, loading, onCancel }
}

const result: Result = { outcome: 'saved', answers: {}, sessionId: '1' }

async function opened(world: ReturnType<typeof createWorld>, press?: Trigger) {
  const ended = world.attempts.open(press)
  await vi.waitFor(() => expect(world.openings.length).toBeGreaterThan(0))
  return ended === undefined ? Promise.reject() : { ended, ...(world.openings.at(-1) as (typeof world.openings)[0]) }
}

it('gives the end of the session, and the same end to a second press', async () => {
  const world = createWorld()
  const { ended, stand } = await opened(world, world.trigger)
  const second = world.attempts.open(world.trigger)
  stand({ ended: Promise.resolve(result), close() {} })
  expect(await Promise.all([ended, second])).toEqual([result, result])
  expect(world.openings.length).toBe(1)
  expect(world.onCancel).not.toHaveBeenCalled()
})

it('opens anew only once the dialog is gone', async () => {
  const world = createWorld()
  const { ended, stand, opening } = await opened(world, world.trigger)
  stand({ ended: Promise.resolve(result), close() {} })
  await ended
  void world.attempts.open(world.trigger)
  expect(world.openings.length).toBe(1)
  opening.onClosed()
  void world.attempts.open(world.trigger)
  await vi.waitFor(() => expect(world.openings.length).toBe(2))
})

it.each([
  ['the flow is for another customer', (world: { stand: () => void }) => world.stand()],
  ['the flow breaks', (world: { fail: (cause: unknown) => void }) => world.fail(new Error('broken'))],
])("runs the page's own action when %s", async (_, go) => {
  const world = createWorld()
  const attempt = await opened(world, world.trigger)
  go(attempt)
  expect((await attempt.ended).outcome).toBe('failed')
  expect(world.onCancel).toHaveBeenCalledTimes(1)
})

it('steps aside when the time is over, and opens nothing afterwards', async () => {
  const world = createWorld({ timeout: 200 })
  const { ended, opening } = await opened(world, world.trigger)
  expect((await ended).outcome).toBe('failed')
  expect(opening.isLate()).toBe(true)
  expect(world.onCancel).toHaveBeenCalledTimes(1)
  expect(world.loading.forget).toHaveBeenCalledTimes(1)
})

it("leaves the page's own action alone for who opened by command", async () => {
  const world = createWorld()
  const { ended, stand } = await opened(world)
  stand()
  expect((await ended).outcome).toBe('failed')
  expect(world.onCancel).not.toHaveBeenCalled()
})

it('is closed before the first screen stands without a cancellation', async () => {
  const world = createWorld()
  const { ended, stand, opening } = await opened(world, world.trigger)
  world.attempts.close()
  expect(opening.isLate()).toBe(true)
  stand()
  expect((await ended).outcome).toBe('dismissed')
  expect(world.onCancel).not.toHaveBeenCalled()
})
