import { describe, expect, it } from 'vitest'
import { account, withCancel } from '../support/accounts'
import { everyOffer, handled, handling, outcomes, reachOffer, reason, step } from '../support/everyOffer'
import { itWhole } from '../support/itWhole'
import { openWorld } from '../support/world'

const world = openWorld()

function types(): string[] {
  return world.site.events.map(({ type }) => type.split('.').slice(2, -1).join('.'))
}

function ending(): Promise<string | undefined> {
  return expect
    .poll(() => types().findLast((type) => /^flow\.(saved|canceled|dismissed|referred|failed)$/.test(type)), {
      timeout: 8000,
    })
    .toBeTruthy()
    .then(() => types().at(-1))
}

describe('the confirmation', () => {
  it('says what ends when, what is kept and until when', async () => {
    const visit = await world.visit(account)
    await visit.open()
    await visit.part('cancel').click()
    await step(visit, 'confirm').waitFor()
    const screen = await visit.part('dialog').textContent()
    for (const text of ['December 31, 2026', 'January 30, 2027', 'Your invoices', 'Your 14 saved reports']) {
      expect(screen).toContain(text)
    }
  })

  it('hands over to the page in the same gesture, with no screen after it', async () => {
    const visit = await world.visit(account)
    await visit.open()
    await visit.leave()
    expect(await visit.host()).toContain('cancel')
    expect(await visit.part('dialog').count()).toBe(0)
    expect(await ending()).toBe('flow.canceled')
  })
})

describe('the last screen', () => {
  it('stays until it is closed, and the outcome is told once, then', async () => {
    const visit = await world.visit(account)
    await reachOffer(visit, 'discount')
    await visit.part('accept').click()
    await step(visit, 'done').waitFor()
    expect(await ending()).toBe('flow.saved')
    expect(await outcomes(visit)).toEqual([])
    await visit.page.keyboard.press('Escape')
    await expect.poll(() => outcomes(visit)).toMatchObject([{ outcome: 'saved', offer: 'discount' }])
    expect(types().filter((type) => type === 'flow.saved')).toHaveLength(1)
    expect(types()).not.toContain('flow.dismissed')
  })

  it('shows the reference, the date and the receipt that the handler gave, and copies them', async () => {
    const receipt = {
      confirmationId: 'CN-7',
      effectiveAt: '2027-01-15T12:00:00Z',
      receiptUrl: 'https://example.com/r/7',
    }
    const visit = await world.visit(
      { ...account, script: handling(['cancel'], `() => (${JSON.stringify(receipt)})`) },
      { context: { permissions: ['clipboard-read', 'clipboard-write'] } },
    )
    await visit.open()
    await visit.leave()
    await step(visit, 'done').waitFor()
    const screen = await visit.part('dialog').textContent()
    for (const text of ['CN-7', 'January 15, 2027']) expect(screen).toContain(text)
    expect(await visit.part('receipt').locator('a:not([download])').first().getAttribute('href')).toBe(
      'https://example.com/r/7',
    )
    await visit.page.getByRole('button', { name: 'Copy receipt' }).click()
    await visit.page.getByText('Copied').waitFor()
    const copied = await visit.page.evaluate('navigator.clipboard.readText()')
    for (const text of ['Subscription canceled', 'CN-7']) expect(copied).toContain(text)
  })

  itWhole('copies the date on which a cancellation takes effect', async () => {
    const visit = await world.visit(
      { ...account, script: handling(['cancel'], `() => ({ confirmationId: 'CN-7', effectiveAt: '2027-01-15' })`) },
      { context: { permissions: ['clipboard-read', 'clipboard-write'] } },
    )
    await visit.open()
    await visit.leave()
    await visit.page.getByRole('button', { name: 'Copy receipt' }).click()
    await visit.page.getByText('Copied').waitFor()
    expect(await visit.page.evaluate('navigator.clipboard.readText()')).toContain('January 15, 2027')
  })

  itWhole('makes no link of a receipt address that is none', async () => {
    const visit = await world.visit({
      ...account,
      script: handling(['cancel'], `() => ({ receiptUrl: 'javascript:host.push(1)' })`),
    })
    await visit.open()
    await visit.leave()
    await step(visit, 'done').waitFor()
    expect(await visit.page.locator('fairwell-dialog a:not([download])').count()).toBe(0)
  })
})

describe('a double press', () => {
  it('of accept applies the offer once', async () => {
    const visit = await world.visit(account)
    await reachOffer(visit, 'discount')
    await visit.part('accept').dblclick()
    await expect.poll(() => handled(visit)).toHaveLength(1)
    expect(types().filter((type) => type === 'offer.accepted').length).toBeLessThan(2)
  })

  it('of confirm cancels once', async () => {
    const visit = await world.visit(withCancel)
    await visit.open()
    await visit.part('cancel').click()
    await visit.part('confirm').dblclick()
    await expect.poll(() => handled(visit)).toHaveLength(1)
    await visit.part('close').click()
    await expect.poll(() => outcomes(visit)).toMatchObject([{ outcome: 'canceled' }])
  })

  // The next screen's button may lie under the same finger; nobody has read it yet.
  it.each([
    ['continue', 'survey', 'offer'],
    ['cancel', 'survey', 'confirm'],
    ['cancel', 'offer', 'confirm'],
  ])('of %s on the %s is one step, to the %s', async (part, from, to) => {
    const reasons = [{ id: 'discount', label: 'It costs too much' }]
    const config = { ...everyOffer, survey: { title: 'Why are you canceling?', reasons } }
    const visit = await world.visit({ ...withCancel, config }, { context: { viewport: { width: 375, height: 667 } } })
    if (from === 'offer') await reachOffer(visit, 'discount')
    else await visit.open()
    await reason(visit, 'discount')
      .click({ timeout: 500 })
      .catch(() => {})
    const box = await visit.part(part).boundingBox()
    if (!box) throw new Error(`expected ${part} on the screen`)
    await visit.page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2)
    expect(await step(visit, to).count()).toBe(1)
    expect(await handled(visit)).toEqual([])
  })
})
