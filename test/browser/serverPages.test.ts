import { Webhook } from 'standardwebhooks'
import { expect, it } from 'vitest'
import { customerPage } from '../support/customerPage'
import { flowLog } from '../support/flowLog'
import { itWhole } from '../support/itWhole'
import { openDemo } from '../support/openDemo'

const demo = openDemo()

async function visit(path: string) {
  const page = await customerPage(demo.browser, { viewport: { width: 375, height: 800 } })
  await page.goto(demo.url + path)
  return page
}

itWhole('reads the same numbers by SQL as the report has', async () => {
  const page = await visit('/tables')
  await page.click('text=Ask, over half a year')
  const counts = (name: string) => page.locator(`td[data-name="${name}"]`).allInnerTexts()
  expect(await counts('By SQL')).toEqual(await counts('In the report'))
  expect((await counts('By SQL')).length).toBeGreaterThan(12)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375)
})

itWhole('reads the same rates from four billers, in a table and from the API', async () => {
  const page = await visit('/billers')
  await page.click('text=Read all eight')
  for (const name of ['Flows matched', 'After 30 days', 'After 90 days']) {
    const cells = await page.locator(`td[data-name="${name}"]`).allInnerTexts()
    expect(cells).toHaveLength(8)
    expect(new Set(cells).size, cells.join()).toBe(1)
    expect(cells[0]).toMatch(/[1-9]/)
  }
})

it('says of an export of the visitor’s own what the command says', async () => {
  const page = await visit('/billers')
  const buffer = Buffer.from(
    'Subscription ID;Status;Started At;Ended At\nsub_1;active;2026-01-01;\nsub_2;trial;soon;\n',
  )
  await page.setInputFiles('input[type=file]', { name: 'own.csv', mimeType: 'text/csv', buffer })
  await page.click('text=Read it')
  expect(await page.textContent('.printed')).toMatch(/row 2|row 3/)
})

it('posts an alarm to the team, signed, where a release breaks the flow', async () => {
  const page = await visit('/alerts')
  await page.click('text=Break a release')
  expect(await page.textContent('.sentence')).toContain(
    'fails: 14 of the last 40 flows (35.0%, 0.5% in the weeks before)',
  )
  const forged = new Webhook(`whsec_${btoa('a secret of somebody else!')}`)
  const headers = { 'webhook-id': 'x', 'webhook-timestamp': `${Math.floor(Date.now() / 1000)}` }
  const signature = forged.sign('x', new Date(), '{}')
  const answer = await fetch(`${demo.url}/alerts/inbox`, {
    method: 'POST',
    body: '{}',
    headers: { ...headers, 'webhook-signature': signature },
  })
  expect(answer.status).toBe(401)
})

it('keeps what a refusing tool did not take, names its answer, and hands it over at the next look; once each', async () => {
  const page = await visit('/alerts')
  await page.click('text=while HubSpot refuses')
  expect(await page.textContent('.tools [role=status]')).toMatch(
    /answered 403 .*lacks the scope.*kept for the next look/,
  )
  await page.click('text=Look again')
  await page.click('text=Look again')
  expect(await page.locator('.tools [role=status]').count()).toBe(0)
  expect(await page.locator('.tools tbody tr').count()).toBe(1)
  expect(await page.textContent('.tools tbody tr')).toMatch(/cus_.*canceled.*too_expensive/)
  expect(await page.textContent('.messages')).toMatch(
    /^cus_\w+, \$19\.00 a month on Solo, is leaving: too expensive\. They canceled outside of the flow: support\.$/,
  )
})

it('shows the last confirmation that the mailer got, in the customer’s language', async () => {
  const body = JSON.stringify(flowLog('r1', [['flow.canceled', { locale: 'de', confirmationId: 'C-4711' }]]))
  expect((await fetch(`${demo.url}/cancel-events`, { method: 'POST', body })).status).toBe(200)
  const shown = async () => (await fetch(`${demo.url}/alerts`)).text()
  await expect.poll(shown).toMatch(/<iframe title="Bestätigung Ihrer Kündigung" sandbox srcdoc="[^"]*C-4711/)
})

itWhole('takes every event once, however many receive for one table and send on from it', async () => {
  const page = await visit('/guards')
  await page.click('text=Post 200 made-up flows')
  expect(await page.textContent('[role=status]')).toMatch(
    /^4,530 copies of 1,510 events.* In the table: 1,510\..*each event once\.$/,
  )
})
