// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { prepare } from '../../../src/embed/opening/prepare'
import { createPage } from '../../../src/embed/page/page'

const config = { version: 1, id: 'main', survey: { reasons: [{ id: 'unused', label: 'Unused' }] } }

afterEach(() => {
  vi.restoreAllMocks()
  document.body.innerHTML = ''
  localStorage.clear()
})

it('reads what the page says once, and tells once what it could not read', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const page = createPage()
  const told: string[] = []
  page.listeners.set('error', new Set([((error: { message: string }) => told.push(error.message)) as never]))
  page.settings = {
    subscription: { amount: 49.99, currency: 'usd', interval: 'MONTH' as never } as never,
    locale: 'pt_BR',
  }
  page.identity = { history: { offers: null } as never, customer: { id: 7, firstName: ' ' } as never }
  for (let opened = 0; opened < 2; opened++) {
    const { situation, doubts } = await prepare(page, config)
    expect(situation).toMatchObject({ subscription: { currency: 'USD', interval: 'month' }, locale: 'pt-BR' })
    expect(situation?.customer).toEqual({ id: '7' })
    expect(situation?.history).toEqual({ offers: [] })
    expect(doubts).toEqual([{ path: 'subscription.amount', got: 49.99 }])
  }
  await vi.waitFor(() => expect(told.length).toBe(1))
  expect(told[0]).toMatch(/^subscription\.amount: expected a number of minor units.*got 49\.99\. It is left out\. Give/)
  expect(warn).toHaveBeenCalledTimes(1)
})

it.each([
  ['auto', 'fr', 'fr'],
  ['nonsense!', 'de_AT', 'de-AT'],
  [undefined, '', new Intl.Locale(navigator.language).toString()],
])('takes the locale %s of the page in %s for %s', async (locale, lang, expected) => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  document.documentElement.lang = lang
  const page = createPage()
  if (locale) page.settings.locale = locale
  expect((await prepare(page, config)).situation?.locale).toBe(expected)
})

it('opens without what foreign or corrupt records of this browser say', async () => {
  localStorage.setItem(
    'fairwell:history:main',
    '[null, 7, {"id": "a", "status": "accepted", "time": "2026-01-01T00:00:00Z"}]',
  )
  const { situation, doubts } = await prepare(createPage(), config)
  expect(situation?.history?.offers).toEqual([{ id: 'a', status: 'accepted', time: '2026-01-01T00:00:00Z' }])
  expect(doubts).toEqual([])
})

it.each(['[]', '"cus_1"', '7'])('says that inline JSON %s is no customer', async (json) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  document.body.innerHTML = `<script type="application/json" id="customer">${json}</script>`
  const page = createPage()
  page.settings.customer = '#customer'
  const { situation } = await prepare(page, config)
  expect(Object.keys(situation ?? {}).sort()).toEqual(['handlers', 'history', 'locale', 'now', 'page'])
  expect(warn).toHaveBeenCalledOnce()
})
