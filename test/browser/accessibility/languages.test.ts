import { expect, it } from 'vitest'
import { reachOffer } from '../../support/everyOffer'
import { failingAccount } from '../../support/failingAccount'
import { axeFindsNothing } from '../../support/inspections'
import { screenFaults, slow } from '../../support/screenFaults'
import { openWorld } from '../../support/world'

const world = openWorld()

it.each([
  ['zh-Hans', 'dark'],
  ['ar', 'light'],
] as const)('has nothing that axe finds on any screen in %s, %s', slow, async (lang, colorScheme) => {
  const context = { colorScheme, reducedMotion: 'reduce' } as const
  const faults = screenFaults(world, { context, lang }, { axeFindsNothing })
  expect(await faults('axeFindsNothing')).toEqual([])
})

it('mirrors the ways on where the language runs from right to left, and calls our English texts English', async () => {
  const visit = await world.visit({ ...failingAccount, lang: 'ar' })
  await reachOffer(visit, 'discount')
  expect(
    await visit.part('dialog').evaluate((dialog) => [dialog.getAttribute('lang'), getComputedStyle(dialog).direction]),
  ).toEqual(['en', 'rtl'])
  const [accept, cancel, close] = await Promise.all(
    ['accept', 'cancel', 'close'].map((name) => visit.part(name).first().boundingBox()),
  )
  expect(accept?.x).toBeGreaterThan(cancel?.x ?? 0)
  expect(close?.x).toBeLessThan((await visit.part('title').boundingBox())?.x ?? 0)
})
