import { describe, expect, it } from 'vitest'
import { settle } from '../../support/askedConfig'
import { itWhole } from '../../support/itWhole'
import { flowConfig } from '../../support/merchantPage'
import type { Visit } from '../../support/visit'
import { openWorld } from '../../support/world'

const world = openWorld()

describe('calls to fairwell', () => {
  it('keeps what was called before it was there, in order', async () => {
    const visit = await world.visit({
      data: { triggers: undefined },
      script: `
        fairwell('on', 'outcome', ({ outcome }) => host.push(outcome))
        fairwell('init', { triggers: '#none' })
        fairwell('init', { triggers: '#cancel' })
        fairwell('identify', { customer: { id: 'cus_9' } })`,
    })
    await visit.open()
    await visit.part('close').click()
    await expect.poll(() => visit.host()).toEqual(['dismissed'])
    await expect.poll(() => world.site.events.at(-1)?.subject).toBe('cus_9')
  })

  itWhole('opens at once when the stub was asked to', async () => {
    const visit = await world.visit({ script: `fairwell('open')` })
    await visit.part('dialog').waitFor()
    expect(visit.errors).toEqual([])
  })

  const wrong: [call: string, said: RegExp][] = [
    [`fairwell('identfy', {})`, /identfy/],
    [`fairwell('toString')`, /toString/],
    [`fairwell('__proto__')`, /__proto__/],
    [`fairwell()`, /undefined/],
    [`fairwell(Symbol('a'))`, /\[fairwell\]/],
    [`fairwell(1n)`, /\[fairwell\]/],
    [`fairwell(window)`, /\[fairwell\]/],
    [`fairwell({ toString() { throw new Error('no') } })`, /\[fairwell\]/],
    [`fairwell('identify')`, /identify/],
    [`fairwell('identify', 'cus_1')`, /identify/],
    [`fairwell('identify', [])`, /identify/],
    [`fairwell('identify', null)`, /identify/],
    [`fairwell('init', [])`, /init/],
    [`fairwell('init', 'x')`, /init/],
    [`fairwell('init', null)`, /init/],
    [`fairwell('init', { on: { outcomes() {} } })`, /outcomes/],
    [`fairwell('init', { handlers: { discount: 1 } })`, /handle/],
    [`fairwell('mount', 'chooser')`, /mount/],
    [`fairwell('on')`, /on/],
    [`fairwell('on', 'outcomes', () => {})`, /outcomes/],
    [`fairwell('on', Symbol('outcome'), () => {})`, /\[fairwell\]/],
    [`fairwell('off', 'outcomes', () => {})`, /outcomes/],
    [`fairwell('off', 'outcome')`, /off/],
    [`fairwell('open', ['now'])`, /identify/],
    [`fairwell('consent', 'yes')`, /consent/],
    [`fairwell('deliver', 'e1')`, /deliver/],
    [`fairwell('deliver', { id: 'e1' }, null)`, /\[fairwell\]/],
    [`fairwell('handle', 'discount')`, /handle/],
    [`fairwell('handle', 7, () => {})`, /handle/],
    [`fairwell('on', 'outcome', 'alert')`, /on/],
    [`fairwell('init')`, /init/],
    [`fairwell('init', { trigger: '#cancel' })`, /trigger/],
    [`fairwell('open', 'now')`, /open|identify/],
    [`fairwell('consent')`, /consent/],
    [`fairwell('deliver')`, /deliver/],
  ]

  it('warns once and never throws when it is called wrongly', async () => {
    const visit = await world.visit({})
    for (const [call, words] of wrong) {
      const before = visit.said.length
      const thrown = await visit.page.evaluate(
        `(() => { try { void ${call} } catch (error) { return String(error) } })()`,
      )
      // What words an odd setting is loaded only then.
      await expect.poll(() => visit.said.length).toBeGreaterThan(before)
      await settle(visit)
      const said = visit.said.slice(before)
      expect.soft({ call, thrown, said }).toEqual({ call, thrown: undefined, said: [expect.stringMatching(words)] })
    }
    expect(visit.said.filter((line) => !line.startsWith('warning: [fairwell] '))).toEqual([])
    expect(visit.errors).toEqual([])
  })

  itWhole('says what the stub kept wrongly, and goes on with the rest', async () => {
    const script = `
      fairwell('on', 'outcomes', () => {})
      fairwell('identify', [])
      fairwell('handel', 'discount', () => {})
      fairwell('on', 'outcome', ({ outcome }) => host.push(outcome))`
    const visit = await world.visit({ script })
    await visit.open()
    await visit.part('close').click()
    await expect.poll(() => visit.host()).toEqual(['dismissed'])
    expect(visit.said).toEqual([/outcomes/, /identify/, /handel/].map((words) => expect.stringMatching(words)))
    expect(visit.errors).toEqual([])
  })

  itWhole('says once, when its code is there, which event and which timeout it does not know', async () => {
    const visit = await world.visit({ data: { timeout: 'soon' }, script: `fairwell('on', 'flow.strated', () => {})` })
    for (let turn = 0; turn < 2; turn++) {
      await visit.open()
      await expect.poll(() => visit.said.length).toBe(2)
      await visit.part('close').click()
    }
    expect(visit.said.join()).toMatch(/timeout: .*soon.*flow\.strated/)
  })

  it('warns once about a selector that is none, and leaves every button to the page', async () => {
    const visit = await world.visit({ data: { triggers: '#cancel, [' } })
    for (let turn = 0; turn < 2; turn++) await visit.page.click('#cancel')
    expect(await visit.host()).toEqual(['cancel', 'cancel'])
    expect(visit.said).toEqual([expect.stringMatching(/triggers/)])
    expect(visit.errors).toEqual([])
  })

  itWhole('takes a listener off again', async () => {
    const visit = await world.visit({
      script: `
        const hear = ({ type }) => host.push(type)
        fairwell('on', 'flow.started', hear)
        fairwell('on', 'flow.dismissed', hear)
        fairwell('off', 'flow.started', hear)`,
    })
    await visit.open()
    await visit.part('close').click()
    expect(await visit.host()).toEqual(['flow.dismissed'])
  })

  it('explains the last decision', async () => {
    const visit = await world.visit({ script: `fairwell('handle', 'discount', () => {})` })
    expect(await visit.page.evaluate(`fairwell('explain')`)).toBeUndefined()
    await visit.open()
    await visit.page.click('[part=reason][data-id=too_expensive]')
    await visit.part('continue').click()
    const decision = await visit.page.evaluate(`fairwell('explain')`)
    expect(decision).toMatchObject({ rule: 'price', offers: [{ id: 'save20' }], holdout: false })
    expect(decision).toHaveProperty('trace')
  })

  itWhole('explains why there is no flow for a customer', async () => {
    const audience = { 'subscription.status': 'trialing' }
    const visit = await world.visit({ config: { ...flowConfig, audience } })
    await visit.page.click('#cancel')
    await expect.poll(() => visit.host()).toEqual(['cancel'])
    expect(await visit.page.evaluate(`fairwell('explain')`)).toMatchObject({
      rule: null,
      offers: [],
      trace: [{ kind: 'audience', result: 'not_matched', why: expect.stringContaining('subscription.status') }],
    })
  })

  itWhole('takes a new config for the next opening', async () => {
    const visit = await world.visit({})
    await visit.open()
    await visit.part('close').click()
    const other = { ...flowConfig, survey: { ...flowConfig.survey, title: 'Another title' } }
    await visit.page.evaluate(`fairwell('init', { config: ${JSON.stringify(other)} })`)
    await visit.open()
    expect(await visit.part('title').textContent()).toBe('Another title')
  })
})

describe('a consent that init tells', () => {
  const dismiss = async (visit: Visit) => {
    await visit.open()
    await visit.part('close').click()
  }

  it('lets go of what was held, however late it comes', async () => {
    const visit = await world.visit({ data: { consent: 'pending' } })
    await dismiss(visit)
    await settle(visit)
    expect(world.site.events).toEqual([])
    await visit.page.evaluate(`fairwell('init', { consent: 'granted' })`)
    await expect.poll(() => world.site.events.at(-1)?.type).toContain('flow.dismissed')
  })

  itWhole('stops what is kept and sent, however late it comes', async () => {
    const visit = await world.visit({})
    await dismiss(visit)
    await expect.poll(() => world.site.events.at(-1)?.type).toContain('flow.dismissed')
    await visit.page.evaluate(`fairwell('init', { consent: 'refused' })`)
    const before = world.site.events.length
    await dismiss(visit)
    await settle(visit)
    expect(world.site.events.length).toBe(before)
  })
})
