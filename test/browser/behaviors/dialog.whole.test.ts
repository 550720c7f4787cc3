import axe from 'axe-core'
import { expect, it } from 'vitest'
import { acceptDiscount, account, closeDialog, received, takeDiscount, withCancel } from '../../support/account'
import { everyOffer, handled, outcomes, reachOffer, reason, step } from '../../support/everyOffer'
import { anyScreen, everyScreen } from '../../support/everyScreen'
import type { Visit } from '../../support/visit'
import { openWorld } from '../../support/world'

const world = openWorld()

function endings(): string[] {
  return received(world.site).flatMap(({ name }) => (/^flow\.(?!started|step_viewed)/.test(name) ? [name] : []))
}

it('closing before an outcome is recorded once, closing after one records nothing more', async () => {
  const visit = await world.visit(account)
  await reachOffer(visit, 'discount')
  await closeDialog(visit)
  await expect.poll(endings).toEqual(['flow.dismissed'])
  world.site.events.length = 0
  const other = await world.visit(account)
  await acceptDiscount(other)
  await step(other, 'done').waitFor()
  await expect.poll(endings).toEqual(['flow.saved'])
  await other.page.keyboard.press('Escape')
  await expect.poll(() => outcomes(other)).toHaveLength(1)
  await other.page.goto('about:blank')
  expect(endings()).toEqual(['flow.saved'])
})

it('Escape and a press beside the dialog close it, a close button is on every screen, and the end is told once', async () => {
  const visit = await world.visit(account)
  for (const close of [() => visit.page.keyboard.press('Escape'), () => visit.page.mouse.click(4, 4)]) {
    await visit.open()
    await close()
    await expect.poll(() => visit.part('dialog').count()).toBe(0)
  }
  expect(await outcomes(visit)).toMatchObject([{ outcome: 'dismissed' }, { outcome: 'dismissed' }])
  const other = await world.visit(anyScreen)
  const without: string[] = []
  await everyScreen(other, async (screen) => {
    if (!(await other.part('close').first().isVisible())) without.push(screen)
  })
  expect(without).toEqual([])
}, 60_000)

/** The part that has the focus. */
function focused({ page }: Visit): Promise<string> {
  return page.evaluate(
    `document.activeElement?.shadowRoot?.activeElement?.getAttribute('part') ?? document.activeElement.localName`,
  )
}

async function tabTo(visit: Visit, part: string, key = 'Tab'): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    if ((await focused(visit)).split(' ').includes(part)) return
    await visit.page.keyboard.press(key)
  }
  throw new Error(`expected to reach ${part} by ${key}`)
}

it('by keyboard alone: reasons by arrows, accepting, declining and canceling; Tab never reaches the page', async () => {
  const visit = await world.visit(withCancel)
  const { keyboard } = visit.page
  const checked = () => visit.page.locator('fairwell-dialog [part=reason]:has(:checked)').getAttribute('data-id')
  await visit.page.focus('#cancel')
  await keyboard.press('Enter')
  await visit.part('dialog').waitFor()
  const radio = `document.activeElement.shadowRoot?.activeElement?.type === 'radio'`
  for (let turn = 0; turn < 5 && !(await visit.page.evaluate(radio)); turn++) await keyboard.press('Tab')
  await keyboard.press('Space')
  expect(await checked()).toBe('discount')
  await keyboard.press('ArrowDown')
  expect(await checked()).toBe('pause')
  await keyboard.press('ArrowUp')
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let turn = 0; turn < 12; turn++) {
      await keyboard.press(key)
      expect(await focused(visit)).not.toMatch(/^(button|a|main)$/)
    }
  }
  await tabTo(visit, 'continue')
  await keyboard.press('Enter')
  await step(visit, 'offer').waitFor()
  await tabTo(visit, 'decline')
  await keyboard.press('Enter')
  await step(visit, 'confirm').waitFor()
  await tabTo(visit, 'confirm')
  await keyboard.press('Enter')
  await step(visit, 'done').waitFor()
  expect((await handled(visit)).map(({ handler }) => handler)).toEqual(['cancel'])
})

it('the dialog has a name, each screen’s heading takes the focus, and the page behind is still and out of reach', async () => {
  const body =
    '<main style="height: 3000px"><button id="cancel">Cancel</button><button id="other">Other</button></main>'
  const visit = await world.visit({ ...account, body })
  await reachOffer(visit, 'discount')
  const title = (await visit.part('title').textContent()) ?? ''
  expect(await visit.page.getByRole('dialog', { name: title }).count()).toBe(1)
  expect(await focused(visit)).toBe('title')
  await visit.page.evaluate('other.focus()')
  expect(await focused(visit)).not.toBe('button')
  await visit.page.mouse.wheel(0, 400)
  expect(await visit.page.evaluate('scrollY')).toBe(0)
})

it('axe finds nothing on any screen: dark, right to left, less motion, and at 400 % zoom, which leaves 320 pixels', async () => {
  const context = {
    colorScheme: 'dark',
    reducedMotion: 'reduce',
    viewport: { width: 320, height: 256 },
    deviceScaleFactor: 4,
  } as const
  const visit = await world.visit({ ...anyScreen, lang: 'ar' }, { context })
  const faults: string[] = []
  await everyScreen(visit, async (screen) => {
    if (!(await visit.page.evaluate(`'axe' in window`))) await visit.page.evaluate(`${axe.source}; undefined`)
    const found = await visit.page.evaluate(
      `axe.run({ include: ['fairwell-dialog'] }).then(({ violations }) => violations.map(({ id }) => id))`,
    )
    const wide = await visit.part('dialog').evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
    faults.push(...(found as string[]).map((id) => `${screen}: ${id}`), ...(wide ? [`${screen}: too wide`] : []))
  })
  expect(faults).toEqual([])
}, 90_000)

it('one equal way out on every screen before the end, one offer at most, and no word that hurries', async () => {
  const visit = await world.visit(account)
  const hurry = /hurry|limited|last chance|only today|expires|countdown|don.t miss|now or never/i
  for (const { id } of everyOffer.rules.filter((rule) => rule.id !== 'trial_extension')) {
    await visit.open()
    await reason(visit, id).click()
    await visit.part('continue').click()
    await step(visit, 'offer').waitFor()
    expect(await visit.part('offer').count()).toBe(1)
    expect(await visit.part('dialog').textContent()).not.toMatch(hurry)
    const [accept, cancel] = await Promise.all(['accept', 'cancel'].map((part) => visit.part(part).boundingBox()))
    expect([cancel?.width, cancel?.height]).toEqual([accept?.width, accept?.height])
    await visit.page.evaluate(`fairwell('close')`)
    await expect.poll(() => visit.part('dialog').count()).toBe(0)
  }
})

it('opening twice is one dialog, opening again starts afresh, and an offer rests as its limit says', async () => {
  const discount = { ...everyOffer.offers.discount, limit: { cooldownDays: 30 } }
  const config = { ...everyOffer, offers: { ...everyOffer.offers, discount } }
  const visit = await world.visit({ ...account, config })
  await visit.page.evaluate(`void fairwell('open'); void fairwell('open')`)
  await visit.part('dialog').waitFor()
  expect(await visit.part('dialog').count()).toBe(1)
  await reason(visit, 'other').click()
  await closeDialog(visit)
  await visit.open()
  expect(await visit.page.locator('fairwell-dialog :checked').count()).toBe(0)
  await closeDialog(visit)
  await takeDiscount(visit)
  await visit.page.reload()
  await visit.open()
  await reason(visit, 'discount').click()
  await visit.part('continue').click()
  await step(visit, 'confirm').waitFor()
})

it('an offer that one customer has had is still there for the next in the same browser, and gone again for the first', async () => {
  const discount = { ...everyOffer.offers.discount, limit: { maxAccepts: 1 } }
  const config = { ...everyOffer, offers: { ...everyOffer.offers, discount } }
  const visit = await world.visit({ ...account, config })
  await takeDiscount(visit)
  for (const [id, next] of [
    ['cus_next', 'offer'],
    ['cus_1', 'confirm'],
  ] as const) {
    await visit.page.reload()
    await visit.page.evaluate(`fairwell('identify', { customer: { id: '${id}' } })`)
    await visit.open()
    await reason(visit, 'discount').click()
    await visit.part('continue').click()
    await step(visit, next).waitFor()
  }
  await visit.page.evaluate(`fairwell('reset')`)
  expect(await visit.page.evaluate(`Object.keys(localStorage)`)).toEqual([])
})

it('dragging a selection out of the dialog, or Escape while a word is being composed, does not close it', async () => {
  const visit = await world.visit(account)
  await visit.open()
  await reason(visit, 'other').click()
  const text = visit.part('question').locator('textarea')
  await text.fill('something to select')
  const { x, y } = (await text.boundingBox()) ?? { x: 0, y: 0 }
  await visit.page.mouse.move(x + 20, y + 12)
  await visit.page.mouse.down()
  await visit.page.mouse.move(4, 4, { steps: 4 })
  await visit.page.mouse.up()
  expect(await visit.part('dialog').isVisible()).toBe(true)
  await text.focus()
  const client = await visit.page.context().newCDPSession(visit.page)
  await client.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 })
  // What a browser sends of a key that the composition takes: 229, whatever the key.
  const composed = { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 229 }
  await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...composed })
  await client.send('Input.dispatchKeyEvent', { type: 'keyUp', ...composed })
  expect(await visit.part('dialog').isVisible()).toBe(true)
  await client.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
  await visit.page.keyboard.press('Escape')
  await expect.poll(() => visit.part('dialog').count()).toBe(0)
})
