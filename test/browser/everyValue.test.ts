import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { itWhole } from '../support/itWhole'
import type { MerchantPage } from '../support/merchantPage'
import { draws, isWhole } from '../support/sample'
import {
  config,
  expectFigures,
  given,
  halfSaid,
  ids,
  now,
  plain,
  readable,
  situationOf,
  withHeadline,
  zones,
} from '../support/values'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

// A sample of test/long/ui/everyValue.test.tsx, on the built files in Chromium.

const world = openWorld()

const handlers = ['discount', 'pause', 'plan_change', 'trial_extension', 'credit', 'update_payment', 'own']
const script = handlers.map((name) => `fairwell('handle', '${name}', () => ({ effectiveAt: '2026-12-31' }))`).join('\n')
const presses = ['continue', 'accept', 'decline', 'cancel', 'confirm', 'back', 'retry']

async function visit(page: MerchantPage, context = {}): Promise<Visit> {
  return world.visit({ config, script, ...page }, { context, before: (opened) => opened.clock.setFixedTime(now) })
}

/** Each element's own words, as a reader sees them one beside the other. */
const textsIn = (page: Page) =>
  page.evaluate((selector) => {
    const root = document.querySelector('fairwell-dialog')?.shadowRoot
    return [...(root?.querySelectorAll(selector) ?? [])]
      .map((element) => element.textContent?.replaceAll(/\s/g, ' ').trim() ?? '')
      .filter(Boolean)
  }, readable)

const stepOf = (page: Page) =>
  page.evaluate(() => document.querySelector('fairwell-dialog')?.shadowRoot?.querySelector('dialog')?.dataset.step)

/** Presses what is there by this name, and waits until it has had its effect, if it has one. */
async function press({ page, part }: Visit, name: string): Promise<void> {
  const before = (await textsIn(page)).join()
  const button = part(name).first()
  if (!(await button.isVisible()) || !(await button.isEnabled())) return
  await button.click()
  await expect
    .poll(async () => (await textsIn(page)).join(), { timeout: 700 })
    .not.toBe(before)
    .catch(() => {})
}

async function answer(opened: Visit, reason: string): Promise<void> {
  await opened.open()
  await opened.page.click(`fairwell-dialog [part~=reason][data-id=${reason}]`)
  await opened.part('continue').click()
  await expect.poll(() => stepOf(opened.page)).not.toBe('survey')
}

const drawn = fc.record({
  given,
  lang: fc.constantFrom('en', 'zh-Hans', 'zh-TW', 'hu'),
  timezoneId: fc.constantFrom(...zones),
  reason: fc.constantFrom(...ids),
  presses: fc.array(fc.constantFrom(...presses), { minLength: 2, maxLength: 5 }),
})

itWhole(
  'draws whatever a page says without an error, and says nothing by halves',
  async () => {
    const seen = new Set<string | undefined>()
    for (const { given, lang, timezoneId, reason, presses } of fc.sample(drawn, {
      seed: 12,
      numRuns: isWhole ? 24 : 4,
    })) {
      const opened = await visit({ customer: given, lang }, { timezoneId })
      const facts = JSON.stringify({ given, lang, timezoneId, reason, presses })
      await opened.open()
      const first = await stepOf(opened.page)
      for (const name of first === 'survey' ? ['survey', ...presses] : presses) {
        if (name === 'survey') await opened.page.click(`fairwell-dialog [part~=reason][data-id=${reason}]`)
        await press(opened, name === 'survey' ? 'continue' : name)
        seen.add(await stepOf(opened.page))
        for (const text of await textsIn(opened.page)) expect(text, facts).not.toMatch(halfSaid)
      }
      expect(opened.errors, facts).toEqual([])
      await opened.page.context().close()
    }
    for (const step of isWhole ? ['offer', 'confirm', 'done', 'state'] : ['offer', 'confirm'])
      expect(seen).toContain(step)
  },
  120_000,
)

it('shows amounts and days that are right to the last digit, in every time zone', async () => {
  const drawn = fc.tuple(plain, fc.constantFrom(...withHeadline), fc.constantFrom(...zones))
  for (const [facts, id, timezoneId] of fc.sample(drawn, { seed: 5, numRuns: draws(10) })) {
    const opened = await visit({ customer: situationOf(id, facts, timezoneId) }, { timezoneId })
    await answer(opened, id)
    const length = opened.part('choice').first()
    if (await length.isVisible()) await length.click()
    const offer = await textsIn(opened.page)
    await press(opened, 'cancel')
    expect(await stepOf(opened.page)).toBe('confirm')
    expectFigures(id, facts, { offer, confirm: await textsIn(opened.page) })
    await opened.page.context().close()
  }
}, 120_000)
