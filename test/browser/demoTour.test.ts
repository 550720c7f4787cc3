import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { billerObjects } from '../../demo/billers/objects'
import { customerPage } from '../support/customerPage'
import { itWhole } from '../support/itWhole'
import { openDemo } from '../support/openDemo'

const demo = openDemo()

beforeEach(async () => {
  await fetch(`${demo.url}/api/start-over`, { method: 'POST' })
})

async function visit(path: string): Promise<Page> {
  const page = await customerPage(demo.browser, {})
  await page.goto(demo.url + path)
  return page
}

const part = (page: Page, name: string) => page.locator(`fairwell-dialog [part~="${name}"]`)
const dialog = (page: Page) => page.locator('fairwell-dialog dialog')
const stored = async () => JSON.stringify(await (await fetch(`${demo.url}/api/events`)).json())

describe('the tour of the demo, from the built files', () => {
  it('takes an address out of a comment before it is sent', async () => {
    const page = await visit('/')
    const posted: string[] = []
    page.on('request', (request) => posted.push(request.postData() ?? ''))
    await page.click('#cancel')
    await page.locator('fairwell-dialog [part~="reason"][data-id="other"]').click()
    await page.locator('fairwell-dialog textarea').fill('Write to ada@example.com about it')
    await part(page, 'continue').click()
    await expect.poll(stored).toContain('Write to')
    expect(await stored()).not.toContain('ada@example.com')
    expect(posted.join()).not.toContain('ada@example.com')
  })

  itWhole('keeps what was offered by customer: what rests for one is there for the other', async () => {
    const page = await visit('/')
    const screenAfter = async (reason: string) => {
      await page.click('#cancel')
      await page.locator(`fairwell-dialog [part~="reason"][data-id="${reason}"]`).click()
      await part(page, 'continue').click()
      await page.locator('fairwell-dialog [data-step=survey]').waitFor({ state: 'detached' })
      const step = await dialog(page).getAttribute('data-step')
      if (step === 'offer') await part(page, 'decline').click()
      await part(page, 'close').click()
      return step
    }
    expect(await screenAfter('unused')).toBe('offer')
    expect(await screenAfter('unused')).toBe('confirm')
    await page.click('text=Be Grace')
    expect(await screenAfter('unused')).toBe('offer')
    await page.click('text=Be Ada')
    expect(await screenAfter('unused')).toBe('confirm')
  })

  it('shows the bare way out where the second file is missing, and goes on when tried again', async () => {
    const page = await visit('/?without=later')
    await page.click('#cancel')
    await page.locator('fairwell-dialog [part~="reason"][data-id="too_expensive"]').click()
    await part(page, 'continue').click()
    await page.locator('fairwell-dialog [data-step=error]').waitFor()
    expect((await (await fetch(`${demo.url}/api/subscription`)).json()).status).toBe('active')
    // How often it has to be pressed depends on whether the file was asked for ahead.
    await expect
      .poll(async () => {
        const step = await dialog(page).getAttribute('data-step')
        if (step === 'error') await part(page, 'retry').click()
        return step
      })
      .toBe('offer')
  })

  it.each(billerObjects(new Date()).map(({ id, situation }) => [id, situation] as const))(
    'leads the object of %s to its confirm screen, with its amount and its date',
    async (id, { subscription }) => {
      const page = await visit('/billers')
      await page.click(`[data-biller=${id}]`)
      const { amount = 0, quantity = 1, currency, planName, currentPeriodEnd } = subscription
      const digits = currency === 'JPY' ? 0 : 2
      const money = new Intl.NumberFormat('en', { style: 'currency', currency: String(currency) })
      const price = money.format((amount * quantity) / 10 ** digits)
      if (planName) expect(await dialog(page).textContent()).toContain(`${planName} · ${price}`)
      await part(page, 'cancel').click()
      await page.locator('fairwell-dialog [data-step=confirm]').waitFor()
      const day = new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(new Date(String(currentPeriodEnd)))
      expect(await dialog(page).textContent()).toContain(day)
    },
  )
})
