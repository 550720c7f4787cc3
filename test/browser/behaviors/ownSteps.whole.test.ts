import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { account, received, told } from '../../support/account'
import { everyOffer, handled, handling, reachOffer, step } from '../../support/everyOffer'
import type { MerchantPage } from '../../support/merchantPage'
import { openWorld } from '../../support/world'

const world = openWorld()

const steps = [
  { id: 'exports', title: 'Take your data with you', data: { formats: ['csv'] } },
  { id: 'later', title: 'Never reached' },
]

/** A page that draws the step `exports` with a button that gives `result`, written in JavaScript. */
function withStep(result: string, over: object = {}): MerchantPage {
  const script = `${handling([])}
    fairwell('mount', 'exports', (element, api) => {
      const { next, back, cancel, accept, ...given } = api
      host.push({ given })
      element.innerHTML = '<button id="go">Save a copy</button><button id="return">Back</button>'
      element.querySelector('#go').onclick = (event) => next(${result})
      element.querySelector('#return').onclick = () => back()
      return () => host.push('cleaned')
    })`
  return { ...account, config: { ...everyOffer, rules: [], steps, ...over }, script }
}

it('a step of the merchant’s own is drawn with its data, its result is recorded under its name, and back works', async () => {
  const visit = await world.visit(withStep('{ format: "csv" }'))
  await visit.open()
  await visit.part('continue').click()
  await visit.page.click('#return')
  await step(visit, 'survey').waitFor()
  await visit.part('continue').click()
  expect(await visit.part('title').textContent()).toBe('Take your data with you')
  expect((await visit.host())[0]).toMatchObject({ given: { data: { formats: ['csv'] }, answers: {} } })
  await visit.page.click('#go')
  await step(visit, 'confirm').waitFor()
  expect((await visit.host()).filter((entry) => entry === 'cleaned')).toHaveLength(2)
  expect(await told(world.site, 'survey.answered')).toMatchObject({ answers: { exports: { format: 'csv' } } })
  await expect
    .poll(() =>
      received(world.site).flatMap(({ name, data }) =>
        name === 'flow.step_viewed' ? [(data as { step: string }).step] : [],
      ),
    )
    .toEqual(['survey', 'exports', 'survey', 'exports', 'confirm'])
})

it('a result that is not plain JSON, such as a click, is dropped, and the flow goes on', async () => {
  const visit = await world.visit(withStep('event'))
  await visit.open()
  await visit.part('continue').click()
  await visit.page.click('#go')
  await step(visit, 'confirm').waitFor()
  expect(visit.said).toEqual([expect.stringContaining('mount "exports": expected a result of plain JSON')])
  await visit.part('confirm').click()
  await told(world.site, 'flow.canceled')
  expect(received(world.site).map(({ name }) => name)).not.toContain('survey.answered')
})

it('a step that nobody registered is skipped with one warning that names it', async () => {
  const visit = await world.visit({ ...withStep(''), script: handling([]) })
  await visit.open()
  await visit.part('continue').click()
  await step(visit, 'confirm').waitFor()
  await visit.part('back').click()
  await visit.part('continue').click()
  await step(visit, 'confirm').waitFor()
  for (const { id } of steps) expect(visit.said.filter((line) => line.includes(`"${id}"`))).toHaveLength(1)
})

const gift = { type: 'custom', name: 'gift', title: 'A gift', data: { colors: ['blue'] } }

/** A page whose offer draws its own card, with a button that takes it and gives `result`. */
function withCard(result: string): MerchantPage {
  const script = `${handling(['gift'])}
    fairwell('mount', 'gift', (element, { accept, data, customer, subscription, answers, locale }) => {
      host.push({ given: { data, customer, subscription, answers, locale } })
      element.innerHTML = '<button id="take">Blue</button>'
      element.querySelector('#take').onclick = () => accept(${result})
    })`
  return { ...account, config: { ...everyOffer, offers: { ...everyOffer.offers, booking: gift } }, script }
}

it('what a custom offer’s own card gives arrives in the choice, and nothing does where it gives nothing', async () => {
  for (const [result, choice] of [
    ['{ color: "blue" }', { name: 'gift', data: gift.data, result: { color: 'blue' } }],
    ['', { name: 'gift', data: gift.data }],
  ] as const) {
    world.site.events.length = 0
    const visit = await world.visit(withCard(result))
    await reachOffer(visit, 'booking')
    await visit.page.click('#take')
    await step(visit, 'done').waitFor()
    expect((await handled(visit)).map((entry) => entry.choice)).toEqual([choice])
    expect((await told(world.site, 'offer.applied')).choice).toEqual(choice)
  }
})

it('our accept button gives no result, and is left out by the style of docs/own-screens.md while that card stands', async () => {
  const [, code = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync('docs/own-screens.md', 'utf8')) ?? []
  const seats = { ...gift, name: 'seats' }
  const offers = { ...everyOffer.offers, booking: seats }
  const ours = await world.visit({ ...withCard(''), config: { ...everyOffer, offers }, script: handling(['seats']) })
  await reachOffer(ours, 'booking')
  await ours.part('accept').click()
  await step(ours, 'done').waitFor()
  expect((await handled(ours)).map((entry) => entry.choice)).toEqual([{ name: 'seats', data: gift.data }])
  const script = `${handling(['seats'])}\n${code}`
  const visit = await world.visit({ ...withCard(''), config: { ...everyOffer, offers }, script })
  await reachOffer(visit, 'booking')
  await visit.page.getByRole('button', { name: 'Add two seats' }).waitFor()
  expect([await visit.part('accept').isVisible(), await visit.part('cancel').isVisible()]).toEqual([false, true])
  await visit.page.getByRole('button', { name: 'Add two seats' }).click()
  await step(visit, 'done').waitFor()
  expect((await handled(visit)).map((entry) => entry.choice)).toEqual([
    { name: 'seats', data: gift.data, result: { seats: 2 } },
  ])
})

it('a card of the merchant’s own takes the place of ours and is told all that it needs', async () => {
  const visit = await world.visit(withCard(''))
  await reachOffer(visit, 'booking')
  expect(await visit.page.locator('#take').isVisible()).toBe(true)
  expect(await visit.host()).toMatchObject([
    {
      given: {
        data: gift.data,
        customer: { id: 'cus_1' },
        subscription: { plan: 'pro' },
        answers: { reason: 'booking' },
        locale: 'en',
      },
    },
  ])
  expect(await visit.part('cancel').isVisible()).toBe(true)
})

it('the first registered step in the config’s order is shown; texts are overridden one by one', async () => {
  const messages = { en: { continue: 'Go on' } }
  const page = withStep('', { messages })
  const both = `${page.script}\nfairwell('mount', 'later', () => host.push('later'))`
  const visit = await world.visit({ ...page, script: both })
  await visit.open()
  expect(await visit.part('continue').textContent()).toBe('Go on')
  expect(await visit.part('cancel').textContent()).toBe('Cancel subscription')
  await visit.part('continue').click()
  await visit.page.locator('#go').waitFor()
  await visit.part('continue').click()
  await step(visit, 'confirm').waitFor()
  expect(await visit.host()).not.toContain('later')
})

it('a step of the merchant’s own that throws is skipped, and the customer can still cancel', async () => {
  const script = `${handling([])}\nfairwell('mount', 'exports', () => { throw new Error('no') })`
  const visit = await world.visit({ ...withStep(''), script })
  await visit.open()
  await visit.part('continue').click()
  await step(visit, 'confirm').waitFor()
  await visit.part('confirm').click()
  await expect.poll(() => visit.host()).toContain('cancel')
  expect(visit.errors).toEqual([])
})
