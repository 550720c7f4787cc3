import { describe, expect, it } from 'vitest'
import { itWhole } from '../support/itWhole'
import { flowConfig, type MerchantPage } from '../support/merchantPage'
import { openWorld } from '../support/world'

const world = openWorld()

const off = { ...flowConfig, enabled: false }
const said = ['info: [fairwell] the config has "enabled": false; the page\'s own cancel runs.']

/** A press does what the page does, at once and without a word but the one. */
async function expectAside(html: MerchantPage): Promise<void> {
  const visit = await world.visit(html)
  await visit.page.click('#cancel')
  await expect.poll(visit.host, { interval: 20 }).toEqual(['cancel'])
  await visit.page.click('#cancel')
  await expect.poll(visit.host, { interval: 20 }).toEqual(['cancel', 'cancel'])
  await visit.page.evaluate(() => new Promise((done) => setTimeout(done, 200)))
  expect(await visit.host()).toEqual(['cancel', 'cancel'])
  expect(await visit.page.locator('fairwell-dialog').count()).toBe(0)
  expect(visit.said).toEqual(said)
  expect(visit.errors).toEqual([])
  expect(world.site.events).toEqual([])
  const stored = await visit.page.evaluate(async () => [
    Object.keys(localStorage),
    (await indexedDB.databases()).map(({ name }) => name),
  ])
  expect(stored).toEqual([[], []])
}

describe('a config with "enabled": false', () => {
  it('enabled: false runs the page’s own cancel at once, and records nothing', () => expectAside({ config: off }))

  itWhole('does so in test mode, where it is said, too', () => expectAside({ config: off, data: { mode: 'test' } }))

  it.each([
    ['errors', { ...off, version: 9, survey: 'none', rules: [3] }],
    ['nothing else', { enabled: false }],
  ])('does so with %s in it', (_, config) => expectAside({ config, data: { mode: 'test' } }))

  it('is asked for by its address, and turned on again by the next press', async () => {
    let config: unknown = off
    world.site.routes.set('/cancel-flow.json', (_, response) => response.end(JSON.stringify(config)))
    const visit = await world.visit({ data: { config: '/cancel-flow.json' } })
    await visit.page.click('#cancel')
    await expect.poll(visit.host).toEqual(['cancel'])
    config = flowConfig
    await visit.page.reload()
    await visit.open()
  })

  it('tells who opens by command, and why', async () => {
    const visit = await world.visit({ config: off })
    const [result, decision] = await visit.page.evaluate(async () => {
      const fairwell = globalThis.fairwell as unknown as (command: string) => unknown
      return [await fairwell('open'), fairwell('explain')] as [{ outcome: string }, { trace: unknown[] }]
    })
    expect(result).toEqual({ outcome: 'failed', answers: {}, sessionId: '' })
    expect(decision.trace).toContainEqual({
      kind: 'audience',
      id: 'audience',
      result: 'not_matched',
      why: 'enabled is false',
    })
    expect(await visit.host()).toEqual([])
    expect(visit.said).toEqual(said)
  })

  itWhole('draws nothing ahead of a press', async () => {
    const visit = await world.visit({ config: off, lang: 'zh-Hans', data: { preload: 'idle' } })
    await visit.page.hover('#cancel')
    await visit.page.waitForLoadState('networkidle')
    const asked = await visit.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    expect(asked.filter((name) => /zh-|later/.test(name))).toEqual([])
    expect(visit.said).toEqual([])
  })
})
