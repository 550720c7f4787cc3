import { describe, expect, it } from 'vitest'
import { loadLawTexts } from '../../../src/embed/texts/loadLawTexts'
import { loadMoreTexts } from '../../../src/embed/texts/loadMoreTexts'
import { loadTexts } from '../../../src/embed/texts/loadTexts'
import { speakWhole } from '../../../src/embed/texts/speakWhole'
import { spokenIn } from '../../../src/embed/texts/spokenIn'
import { createView, type View } from '../../../src/ui/first/view'
import { languageList } from '../../../src/ui/languages/languageList'
import { baseTexts, englishTexts, placesOf, pseudoTexts, type TextsByKey } from '../../support/ourTexts'
import { now, started } from '../../support/startedFlow'

type Messages = Record<string, TextsByKey>

async function viewIn(locale: string, messages: Messages = {}): Promise<View> {
  const further = { ...(await loadMoreTexts(locale)), ...(await loadLawTexts(locale)) }
  const spoken = speakWhole(spokenIn(locale, await loadTexts(locale), messages), further)
  return createView({ flow: flowIn(locale), act: () => {}, spoken, now })
}

function flowIn(locale: string) {
  const flow = started()
  const subscription = {
    status: 'active',
    amount: 4900,
    currency: 'EUR',
    interval: 'month',
    renewsOn: '2026-05-12',
  } as const
  return { ...flow, situation: { ...flow.situation, locale, customer: { timeZone: 'UTC' }, subscription } }
}

/** What a reader sees of a discount of three months, and of three billing periods, with every space alike. */
async function saidIn(locale: string, messages?: Messages) {
  const { text, duration, percent, date, price } = await viewIn(locale, messages)
  const values = { amount: percent(20), duration: duration(3, 'month') }
  const said = [
    text('discount.title', values),
    price({ amount: 4900, currency: 'EUR', interval: 'month', intervalCount: 1 }),
    text('from', { date: date('2026-05-12') }),
    text('credit.periods.title', { n: 3 }),
  ]
  return said.map((each) => each?.replaceAll(/[\s\u200e\u200f]+/g, ' '))
}

it.each([
  ['en', ['20% off for the next 3 months', '€49.00 a month', 'From May 12, 2026', '3 billing periods on us']],
  ['de', ['20 % Rabatt für 3 Monate', '49,00 € pro Monat', 'Ab 12. Mai 2026', '3 Abrechnungszeiträume geschenkt']],
  ['de-AT', ['20 % Rabatt für 3 Monate', '€ 49,00 pro Monat', 'Ab 12. Mai 2026', '3 Abrechnungszeiträume geschenkt']],
  ['ja', ['今後3 か月、20%割引', '月額€49.00', '2026年5月12日から', '請求期間3回分を当社が負担']],
  ['zh-HK', ['接下來 3 個月現折 20%', '每月 €49.00', '2026年5月12日起', '贈送 3 個帳期']],
  ['ru', ['Скидка 20 %. Срок: 3 месяца', '49,00 € в месяц', 'С 12 мая 2026 г.', '3 расчётных периода за наш счёт']],
  ['pl', ['20% zniżki przez 3 miesiące', '49,00 € miesięcznie', 'Od 12 maja 2026', '3 okresy rozliczeniowe od nas']],
  ['tr', ['3 ay boyunca %20 indirim', 'Aylık €49,00', 'Başlangıç: 12 Mayıs 2026', '3 fatura dönemi bizden']],
  ['nb', ['20% off for the next 3 months', '€49.00 a month', 'From May 12, 2026', '3 billing periods on us']],
])('in %s, numbers and dates are those of the sentence', async (locale, said) => {
  expect(await saidIn(locale)).toEqual(said)
})

it('writes the digits of the locale in counts, too', async () => {
  const { text } = await viewIn('ar-EG')
  expect(text('step', { n: 2, total: 3 })).toBe('الخطوة ٢ من ٣')
  expect(text('credit.periods.title', { n: 11 })).toBe('١١ فترة فوترة على حسابنا')
})

it.each(Object.keys(languageList))('fills every text of ours in %s', async (tag) => {
  const { text } = await viewIn(tag)
  for (const [key, words] of Object.entries(baseTexts)) {
    const places = placesOf(words)
    const said = text(key, Object.fromEntries(places.map((name) => [name, name === 'n' ? 7 : `<${name}>`])))
    expect(said, key).not.toMatch(/\{\{|\}\}/)
    expect(said, key).not.toBe('')
  }
})

it.each(Object.keys(languageList))('has a form for every count in %s', async (tag) => {
  const { text, number } = await viewIn(tag)
  const said = Array.from({ length: 120 }, (_, n) => text('credit.periods.title', { n }))
  expect(new Set(said).size).toBe(120)
  expect(said[115]).toContain(number(115))
})

describe('the config’s messages', () => {
  const half: Messages = { cs: { continue: 'Dále', 'discount.title': 'Sleva {{amount}} na {{duration}}' } }

  it('of a language of ours stand among ours, in its numbers', async () => {
    const messages = { de: { 'discount.title': '{{amount}} günstiger, {{duration}} lang' } }
    const [discount, price] = await saidIn('de', messages)
    expect([discount, price]).toEqual(['20 % günstiger, 3 Monate lang', '49,00 € pro Monat'])
  })

  it('that are not whole never begin a sentence that ends in another language', async () => {
    const view = await viewIn('cs', half)
    expect(view.text('continue')).toBe('Dále')
    expect(await saidIn('cs', half)).toEqual(await saidIn('en'))
  })

  it('that are not whole leave prices to English on the first screen, too', () => {
    const { texts, locale } = spokenIn('cs', undefined, half)
    expect([texts['each.month'], texts.continue, locale]).toEqual(['{{price}} a month', 'Dále', 'en'])
  })

  it('that are whole bring the numbers of their language', async () => {
    const filled = Object.keys(englishTexts).filter((key) =>
      /\{\{(amount|date|duration|picked|price)/.test(englishTexts[key] ?? ''),
    )
    const whole = { cs: { ...Object.fromEntries(filled.map((key) => [key, `[${englishTexts[key]}]`])), ...half.cs } }
    const [discount, price, from] = await saidIn('cs', whole)
    expect([discount, price, from]).toEqual(['Sleva 20 % na 3 měsíce', '[49,00 € a month]', '[From 12. května 2026]'])
  })

  it('replace a text with its plural forms', async () => {
    const messages = {
      en: { 'credit.periods.title': 'Free periods: {{n}}' },
      fr: { 'credit.periods.title.one': '{{n}} mois' },
    }
    expect((await viewIn('en', messages)).text('credit.periods.title', { n: 1 })).toBe('Free periods: 1')
    expect((await viewIn('fr', messages)).text('credit.periods.title', { n: 1 })).toBe('1 mois')
  })

  it('are the pseudo-locale in tests', async () => {
    const { text, duration } = await viewIn('en-XA', { 'en-XA': pseudoTexts })
    expect(text('data.days', { duration: duration(3, 'day') })).toMatch(/^⟦3 days .+·+⟧$/)
  })
})

describe('a merchant’s text', () => {
  const ends = { en: 'Ends {{subscription.renewsOn:date|soon}}', de: 'Endet am {{subscription.renewsOn:date|bald}}' }

  it.each([
    ['de', 'Endet am 12. Mai 2026'],
    ['de-CH', 'Endet am 12. Mai 2026'],
    ['fr', 'Ends May 12, 2026'],
    ['ja', 'Ends May 12, 2026'],
  ])('that has no %s keeps its own dates: %s', async (locale, said) => {
    expect((await viewIn(locale)).say(ends)).toBe(said)
  })

  it('in its only language keeps the dates of that language', async () => {
    expect((await viewIn('fr')).say({ ja: '{{subscription.renewsOn:date|未定}}まで' })).toBe('2026年5月12日まで')
  })

  it('for everyone is taken for the language of the screen', async () => {
    expect((await viewIn('fr')).say('{{subscription.renewsOn:date|–}}')).toBe('12 mai 2026')
  })
})
