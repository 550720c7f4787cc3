import { expect, it } from 'vitest'
import { customerPage } from '../support/customerPage'
import { itWhole } from '../support/itWhole'
import { openDemo } from '../support/openDemo'

const demo = openDemo()

async function visit(path: string) {
  const page = await customerPage(demo.browser, { viewport: { width: 375, height: 800 } })
  await page.goto(demo.url + path)
  return page
}

it('shows what becomes of ten claims, and each as the docs say', async () => {
  const page = await visit('/guards')
  const rows = await page.locator('tbody tr td:nth-of-type(1)').allInnerTexts()
  expect(rows.map((row) => row.replace(/\s+/g, ' '))).toEqual([
    'granted',
    'granted before',
    'refused replayed',
    'refused wrong_signature',
    'refused other_choice',
    'refused not_offered',
    'refused malformed_claim',
    'refused expired',
    'refused other_customer',
    'refused other_version',
  ])
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375)
})

itWhole('has a thousand forged saves named in the first paragraph of the report', async () => {
  const page = await visit('/guards')
  await page.click('text=Forge them')
  await page.waitForURL(/\/report/)
  expect(await page.textContent('main')).toMatch(
    /1,000 of these 2,6\d\d flows .* may be made up: 1,000 came without a ticket/,
  )
})

it('splits a log among three shards, and gets the report of the whole', async () => {
  const page = await visit('/guards')
  await page.click('text=Split 200 made-up flows')
  expect(await page.textContent('[role=status]')).toContain('is the report of the whole log, to the last digit')
})

it('vouches for what the customer’s own page tells', async () => {
  await fetch(`${demo.url}/api/start-over`, { method: 'POST' })
  const page = await visit('/')
  await page.click('#cancel')
  await page.locator('fairwell-dialog [part~="close"]').click()
  const vouched = async () => JSON.stringify(await (await fetch(`${demo.url}/api/events`)).json())
  await expect.poll(vouched).toContain('"cfvouched":"server"')
  expect(await vouched()).not.toContain('"cfvouched":"none"')
})
