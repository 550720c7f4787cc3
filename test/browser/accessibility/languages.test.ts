import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { reachOffer, reason } from '../../support/everyOffer'
import { failingAccount } from '../../support/failingAccount'
import { axeFindsNothing } from '../../support/inspections'
import { itWhole } from '../../support/itWhole'
import { isWhole } from '../../support/sample'
import { screenFaults, slow } from '../../support/screenFaults'
import { openWorld } from '../../support/world'

const world = openWorld()

// `npm test` has the same for a few languages on a phone, in everyLanguage.
const tried = isWhole
  ? ([
      ['zh-Hans', 'dark'],
      ['ar', 'light'],
    ] as const)
  : []

it.for(tried)('has nothing that axe finds on any screen in %s, %s', slow, async ([lang, colorScheme]) => {
  const context = { colorScheme, reducedMotion: 'reduce' } as const
  const faults = screenFaults(world, { context, lang }, { axeFindsNothing })
  expect(await faults('axeFindsNothing')).toEqual([])
})

itWhole('mirrors the ways on where the language runs from right to left', async () => {
  const visit = await world.visit({ ...failingAccount, lang: 'ar' })
  await reachOffer(visit, 'discount')
  expect(
    await visit.part('dialog').evaluate((dialog) => [dialog.getAttribute('lang'), getComputedStyle(dialog).direction]),
  ).toEqual(['ar', 'rtl'])
  const [accept, cancel, close] = await Promise.all(
    ['accept', 'cancel', 'close'].map((name) => visit.part(name).first().boundingBox()),
  )
  expect(accept?.x).toBeGreaterThan(cancel?.x ?? 0)
  expect(close?.x).toBeLessThan((await visit.part('title').boundingBox())?.x ?? 0)
})

it('calls our English texts English where the language of the page has none', async () => {
  const visit = await world.visit({ ...failingAccount, lang: 'fa' })
  await reachOffer(visit, 'discount')
  const look = (dialog: Element) => [dialog.getAttribute('lang'), getComputedStyle(dialog).direction]
  expect(await visit.part('dialog').evaluate(look)).toEqual(['en', 'rtl'])
})

it.each([
  ['ja', '解約する', /割引/, /^[^a-z]*$/],
  ['ar', 'إلغاء الاشتراك', /خصم/, /^[^a-z]*$/],
  ['ru', 'Отменить подписку', /Скидка/, /^[^a-z]*$/],
])('speaks %s from the first screen to an offer, with one more file', slow, async (lang, cancel, discount, plain) => {
  const files: string[] = []
  const hear = async (page: Page) => {
    page.on('request', (request) => files.push(new URL(request.url()).pathname))
  }
  const visit = await world.visit({ ...failingAccount, lang }, { before: hear })
  await visit.open()
  expect(await visit.part('cancel').first().textContent()).toBe(cancel)
  await reason(visit, 'discount').click()
  await visit.part('continue').click()
  await visit.part('accept').waitFor()
  expect(await visit.part('title').textContent()).toMatch(discount)
  const ways = await visit.part('accept').or(visit.part('cancel')).or(visit.part('decline')).allTextContents()
  expect(ways.length).toBeGreaterThan(1)
  for (const way of ways) expect(way).toMatch(plain)
  expect(files.filter((path) => /\/[a-z]{2}(-[A-Z]\w+)?-[\w-]{6}\.js$/.test(path))).toHaveLength(1)
})
