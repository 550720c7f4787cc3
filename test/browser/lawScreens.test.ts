import { expect, it } from 'vitest'
import { account } from '../support/accounts'
import { handling, performed } from '../support/everyOffer'
import { itWhole } from '../support/itWhole'
import type { MerchantPage } from '../support/merchantPage'
import { openWorld } from '../support/world'

const world = openWorld()

const able = handling([...performed, 'cancel', 'withdraw'])
const under = (fairness: unknown, over: Partial<MerchantPage> = {}): MerchantPage => ({
  ...account,
  config: { ...Object(account.config), fairness },
  script: able,
  ...over,
})

it('a press on the button that withdraws opens the law’s page, and no other press does', async () => {
  const body =
    '<button id="cancel">Cancel</button><button id="cancel2" data-cancel data-kind="withdraw">Withdraw</button>'
  const page = under('eu', { body, data: { ...account.data, triggers: '#cancel, [data-cancel]' } })
  const visit = await world.visit(page)
  await visit.page.click('#cancel2')
  await expect.poll(() => visit.part('confirm').textContent()).toBe('Confirm withdrawal')
  await visit.part('confirm').click()
  await expect.poll(() => visit.part('title').textContent()).toBe('Your withdrawal was sent')
  await visit.part('close').first().click()
  await visit.page.click('#cancel')
  await expect.poll(() => visit.part('dialog').getAttribute('data-step')).toBe('survey')
  expect(visit.errors).toEqual([])
})

itWhole('under kr the button that accepts has the very colors of the one that cancels', async () => {
  const colors = async (fairness: string) => {
    const visit = await world.visit(under(fairness))
    await visit.open()
    await visit.part('reason').first().click()
    await visit.part('continue').click()
    const look = (part: string) =>
      visit
        .part(part)
        .first()
        .evaluate((element) => {
          const { backgroundColor, borderColor, color } = getComputedStyle(element)
          return [backgroundColor, borderColor, color]
        })
    return [await look('accept'), await look('cancel')]
  }
  const [accept, cancel] = await colors('kr')
  expect(accept).toEqual(cancel)
  const [primary, other] = await colors('eu')
  expect(primary).not.toEqual(other)
})
