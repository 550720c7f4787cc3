import { expect, it } from 'vitest'
import { account, told } from '../../support/account'
import { everyOffer, handling, pick, reachOffer, reason, step, subscriber } from '../../support/everyOffer'
import type { Visit } from '../../support/visit'
import { openWorld } from '../../support/world'

const world = openWorld()

/** Settings that no attribute gives, with how to see that they count. */
const settings: Record<string, [value: unknown, see: (visit: Visit) => Promise<void>]> = {
  subscription: [
    { ...subscriber.subscription, currency: 'EUR' },
    async (visit) => {
      await visit.open()
      expect(await told(world.site, 'flow.started')).toMatchObject({ subscription: { currency: 'EUR' } })
    },
  ],
  history: [
    { offers: [{ id: 'discount', status: 'accepted', time: '2020-01-01T00:00:00Z' }] },
    async (visit) => {
      await visit.open()
      await reason(visit, 'discount').click()
      await visit.part('continue').click()
      await step(visit, 'confirm').waitFor()
    },
  ],
  theme: [
    { colorScheme: 'light', variables: { colorBackground: 'rgb(255, 250, 240)' } },
    async (visit) => {
      await visit.open()
      const color = await visit.part('dialog').evaluate((dialog) => getComputedStyle(dialog).backgroundColor)
      expect(color).toBe('rgb(255, 250, 240)')
    },
  ],
  fairness: [
    'us-mn',
    async (visit) => {
      await visit.open()
      await reason(visit, 'discount').click()
      await visit.part('continue').click()
      await step(visit, 'confirm').waitFor()
    },
  ],
  token: [
    'signed',
    async (visit) => {
      let token: unknown
      world.site.routes.set('/actions', (_, response, body) => {
        token = JSON.parse(body).token
        response.end('{}')
      })
      await visit.page.evaluate(`fairwell('init', { actions: '/actions' })`)
      await reachOffer(visit, 'plan_change')
      await pick(visit, 'lite').click()
      await visit.part('accept').click()
      await expect.poll(() => token).toBe('signed')
    },
  ],
}

it.each(Object.entries(settings))('setting %s counts', async (name, [value, see]) => {
  const { discount, ...others } = everyOffer.offers
  const config = { ...everyOffer, offers: { ...others, discount: { ...discount, limit: { maxAccepts: 1 } } } }
  const init = `fairwell('init', ${JSON.stringify({ [name]: value })})`
  const script = `${handling(name === 'token' ? [] : ['discount'])}\n${init}`
  await see(await world.visit({ ...account, config, script }))
})
