import { mkdirSync } from 'node:fs'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { launchBrowser } from '../test/browser'
import { openSite } from '../test/site'

// Takes the pictures in docs/ from the built files: `npm run build && npx tsx scripts/screens.mts`.

const config = {
  version: 1,
  id: 'screens',
  survey: {
    title: { en: 'Why are you canceling, {{customer.firstName|there}}?', 'zh-Hans': '您为什么取消？' },
    order: 'listed',
    reasons: [
      { id: 'too_expensive', label: { en: 'It costs too much', 'zh-Hans': '价格太高' } },
      { id: 'unused', label: { en: 'I don’t use it enough', 'zh-Hans': '用得不多' } },
      { id: 'missing_features', label: { en: 'It lacks something I need', 'zh-Hans': '缺少我需要的功能' } },
      { id: 'switched_service', label: { en: 'I’m moving to another product', 'zh-Hans': '改用其他产品' } },
      {
        id: 'other',
        label: { en: 'Something else', 'zh-Hans': '其他' },
        pinned: 'last',
        questions: [{ id: 'comment', type: 'text', label: { en: 'Tell us more', 'zh-Hans': '补充说明' } }],
      },
    ],
  },
  offers: {
    save20: { type: 'discount', percentOff: 20, durationInMonths: 3 },
    break: { type: 'pause', lengths: [1, 2, 3], unit: 'month' },
  },
  rules: [
    { id: 'price', when: { 'answers.reason': 'too_expensive' }, offers: ['save20'] },
    { id: 'unused', when: { 'answers.reason': 'unused' }, offers: ['break'] },
  ],
  confirm: { loses: [{ en: 'Your 14 saved reports', 'zh-Hans': '您的 14 份报告' }], dataKeptDays: 30 },
}
const customer = {
  customer: { id: 'cus_1', firstName: 'Ada' },
  subscription: {
    id: 'sub_1',
    status: 'active',
    amount: 4900,
    currency: 'USD',
    interval: 'month',
    currentPeriodEnd: '2026-12-31',
  },
}

const looks: [name: string, context: BrowserContextOptions, locale: string][] = [
  ['light', { viewport: { width: 520, height: 640 } }, 'en'],
  ['dark', { viewport: { width: 520, height: 640 }, colorScheme: 'dark' }, 'en'],
  ['phone', { viewport: { width: 375, height: 667 } }, 'en'],
  ['rtl', { viewport: { width: 520, height: 640 } }, 'ar'],
  ['zh', { viewport: { width: 520, height: 640 } }, 'zh-Hans'],
]

const site = await openSite()
const browser = await launchBrowser()
mkdirSync('docs', { recursive: true })

for (const [name, context, locale] of looks) {
  site.pages.set(
    '/',
    `<!doctype html><html lang="${locale}"><body style="margin: 0; font-family: system-ui, 'DejaVu Sans', sans-serif; background: #e9e7e2">
     <button id="cancel">Cancel</button>
     <script type="application/json" id="config">${JSON.stringify(config)}</script>
     <script type="application/json" id="customer">${JSON.stringify(customer)}</script>
     <script src="/fairwell.js" data-config="#config" data-triggers="#cancel" data-customer="#customer" data-timeout="9000"></script>
     <script>for (const type of ['discount', 'pause', 'cancel']) fairwell('handle', type, async () => ({ confirmationId: 'CN-7F2K9' }))</script>`,
  )
  const page = await (await browser.newContext(context)).newPage()
  await page.goto(site.url)
  const shots = await walk(page)
  const height = shots.map((shot) => `<img src="data:image/png;base64,${shot.toString('base64')}">`).join('')
  const sheet = await (await browser.newContext({ viewport: { width: 1600, height: 640 } })).newPage()
  await sheet.setContent(
    `<body style="margin: 0; display: flex; background: #8d8b86"><style>img { height: 640px }</style>${height}`,
  )
  await sheet.screenshot({ path: name === 'light' ? 'docs/screens.png' : `docs/screens-${name}.png`, fullPage: true })
}
await browser.close()
await site.close()

async function walk(page: Page): Promise<Buffer[]> {
  const part = (name: string) => page.locator(`[part~="${name}"]`)
  const shots: Buffer[] = []
  const shoot = async () => {
    await page.waitForTimeout(250)
    shots.push(await page.screenshot())
  }
  const pick = (reason: string) => page.locator(`[part~="reason"][data-id="${reason}"]`).click()
  await page.click('#cancel')
  await pick('unused')
  await shoot()
  await part('continue').click()
  await page.locator('[part~="choice"][data-id="2"]').click()
  await shoot()
  await part('back').click()
  await pick('too_expensive')
  await part('continue').click()
  await shoot()
  await part('cancel').click()
  await shoot()
  await part('confirm').click()
  await part('receipt').waitFor()
  await shoot()
  return shots
}
