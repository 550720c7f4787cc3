import { describe, expect, it } from 'vitest'
import { account, withCancel } from '../support/accounts'
import { box } from '../support/boxes'
import { everyOffer, handled, outcomes, reachOffer, reason, step, subscriber } from '../support/everyOffer'
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

describe('the way out', () => {
  it('stands on every screen before completion, in one press of confirm or completion', async () => {
    const visit = await world.visit(account)
    await visit.open()
    expect(await visit.part('cancel').count()).toBe(1)
    for (const { id } of everyOffer.rules.filter((rule) => rule.id !== 'trial_extension')) {
      await reason(visit, id).click()
      await visit.part('continue').click()
      await visit.part('offer').waitFor({ state: 'attached' })
      await visit.part('cancel').click()
      await step(visit, 'confirm').waitFor()
      expect(await visit.part('cancel').count()).toBe(1)
      await visit.part('back').click()
      await visit.part('back').click()
      await step(visit, 'survey').waitFor()
    }
  })

  it('names what it does, in words that say cancel', async () => {
    const visit = await world.visit(account)
    await reachOffer(visit, 'discount')
    expect(await visit.part('cancel').textContent()).toMatch(/cancel/i)
  })

  itWhole('still says cancel when the merchant words the decline', async () => {
    const { discount, ...others } = everyOffer.offers
    const config = { ...everyOffer, offers: { ...others, discount: { ...discount, declineLabel: 'No, thank you' } } }
    const visit = await world.visit({ ...account, config })
    await reachOffer(visit, 'discount')
    expect(await visit.part('cancel').textContent()).toMatch(/cancel/i)
  })

  it.each(['keep', 'close'])('changes nothing by %s, and says so', async (part) => {
    const visit = await world.visit(withCancel)
    await visit.open()
    await visit.part('cancel').click()
    await visit.part(part).click()
    await expect.poll(() => visit.part('dialog').count()).toBe(0)
    expect(await ending()).toBe('flow.dismissed')
    expect(await outcomes(visit)).toMatchObject([{ outcome: 'dismissed' }])
    expect([await handled(visit), (await visit.host()).includes('cancel')]).toEqual([[], false])
  })

  itWhole('changes nothing by Escape on an offer', async () => {
    const visit = await world.visit(account)
    await reachOffer(visit, 'discount')
    await visit.page.keyboard.press('Escape')
    await expect.poll(() => visit.part('dialog').count()).toBe(0)
    expect(await ending()).toBe('flow.dismissed')
    expect(await handled(visit)).toEqual([])
  })

  itWhole('changes nothing by a press beside the dialog', async () => {
    const visit = await world.visit(account)
    await visit.open()
    await visit.page.mouse.click(5, 5)
    await expect.poll(() => visit.part('dialog').count()).toBe(0)
    expect(await ending()).toBe('flow.dismissed')
  })

  itWhole('stays open when a selection is dragged out of the dialog, or a press into it', async () => {
    const visit = await world.visit(account)
    await visit.open()
    await reason(visit, 'other').click()
    const text = visit.part('question').locator('textarea')
    await text.fill('something to select')
    const box = await text.boundingBox()
    if (!box) throw new Error('expected a text box to drag from')
    const { mouse } = visit.page
    await mouse.move(box.x + 20, box.y + 12)
    await mouse.down()
    await mouse.move(5, 5, { steps: 4 })
    await mouse.up()
    expect(await visit.part('dialog').isVisible()).toBe(true)
    await mouse.down()
    await mouse.move(box.x + 20, box.y + 12, { steps: 4 })
    await mouse.up()
    expect(await visit.part('dialog').isVisible()).toBe(true)
  })
})

describe('the survey', () => {
  it('starts with nothing picked and asks for nothing', async () => {
    const visit = await world.visit(account)
    await visit.open()
    expect(await visit.page.locator('fairwell-dialog :checked').count()).toBe(0)
    expect(await visit.page.locator('fairwell-dialog :required').count()).toBe(0)
    await visit.part('continue').click()
    await step(visit, 'confirm').waitFor()
    expect(await visit.part('error').count()).toBe(0)
  })

  it('shows a question once its reason is picked, and only that reason’s', async () => {
    const visit = await world.visit(account)
    await visit.open()
    expect(await visit.part('question').count()).toBe(0)
    await visit.page.setViewportSize({ width: 375, height: 560 })
    await reason(visit, 'other').locator('input').press('Space')
    expect(await visit.part('question').locator('textarea').isVisible()).toBe(true)
    // In a low window it stands above the buttons that stay in view, without a scroll of the customer's own.
    await expect
      .poll(async () => (await box(visit, '[part=question]')).bottom - (await box(visit, '[part=continue]')).y)
      .toBeLessThan(0)
    await reason(visit, 'pause').click()
    expect(await visit.part('question').locator('textarea').count()).toBe(0)
    expect(await visit.page.getByLabel('Hard to set up', { exact: true }).isVisible()).toBe(true)
  })

  itWhole('keeps answers and the order of the reasons when the customer goes back', async () => {
    const config = { ...everyOffer, survey: { ...everyOffer.survey, order: 'random' } }
    const visit = await world.visit({ ...account, config })
    await visit.open()
    const order = () => visit.part('reason').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.id))
    const before = await order()
    await reason(visit, 'other').click()
    await visit.part('question').locator('textarea').fill('Too many reports')
    await visit.part('continue').click()
    await step(visit, 'confirm').waitFor()
    await visit.part('back').click()
    expect(await order()).toEqual(before)
    expect(await reason(visit, 'other').locator('input').isChecked()).toBe(true)
    expect(await visit.part('question').locator('textarea').inputValue()).toBe('Too many reports')
  })

  itWhole('takes several answers, a rating and a score where it asks for them', async () => {
    const options = [
      { id: 'reports', label: 'Reports' },
      { id: 'exports', label: 'Exports' },
    ]
    const questions = [
      { id: 'parts', type: 'multiple', label: 'Which parts?', options },
      { id: 'support', type: 'rating', label: 'How was support?' },
      { id: 'recommend', type: 'nps', label: 'Would you recommend us?' },
    ]
    const config = { ...everyOffer, survey: { reasons: [{ id: 'bugs', label: 'It has bugs', questions }] } }
    const visit = await world.visit({ ...account, config })
    await visit.open()
    await reason(visit, 'bugs').click()
    await visit.page.getByLabel('Reports').check()
    await visit.page.getByLabel('Exports').check()
    const asked = (id: string) => visit.page.locator(`fairwell-dialog [part=question][data-id="${id}"]`)
    expect(await asked('support').getByRole('radio').count()).toBe(5)
    expect(await asked('recommend').getByRole('radio').count()).toBe(11)
    await asked('support').getByRole('radio').nth(3).check()
    await asked('recommend').getByRole('radio').nth(9).check()
    await visit.part('close').first().click()
    await expect.poll(() => outcomes(visit)).toHaveLength(1)
    expect((await outcomes(visit))[0]?.answers).toMatchObject({
      parts: ['reports', 'exports'],
      support: 4,
      recommend: 9,
    })
  })

  it('shows customer and merchant text as text, never as markup', async () => {
    const title = 'Why, {{customer.firstName|there}}? <img src=x onerror="host.push(1)">'
    const config = { ...everyOffer, survey: { ...everyOffer.survey, title } }
    const customer = { ...subscriber, customer: { id: 'c', firstName: '<b>{{customer.id}}</b>' } }
    const visit = await world.visit({ ...account, config, customer })
    await visit.open()
    expect(await visit.part('title').textContent()).toBe(
      'Why, <b>{{customer.id}}</b>? <img src=x onerror="host.push(1)">',
    )
    expect([await visit.page.locator('fairwell-dialog img').count(), await visit.host()]).toEqual([0, []])
  })
})
