import { describe, expect, it } from 'vitest'
import type { Flow } from '../../../src/flow/flow'
import { priceDifference } from '../../../src/flow/priceDifference'
import { fill } from '../../../src/ui/first/fill'
import { createView } from '../../../src/ui/first/view'
import { now, started } from '../../support/startedFlow'

const values = { customer: { name: 'Ada', tag: '{{customer.name}}', markup: '<b>', count: 3, none: null } }

describe('a text', () => {
  it.each([
    ['Hi {{customer.name|there}}', 'Hi Ada'],
    ['Hi {{ customer.name | there }}', 'Hi Ada'],
    ['{{customer.count}} of {{customer.markup}}', '3 of <b>'],
    ['Hi {{customer.missing|there}}', 'Hi there'],
    ['Hi {{customer.none|there}}', 'Hi there'],
    ['Hi {{customer|there}}', 'Hi there'],
    ['Hi {{customer.constructor.name|there}}', 'Hi there'],
    ['{{customer.tag}}', '{{customer.name}}'],
    ['Hi {{customer.missing}}', 'Hi '],
    ['{{customer.count:shout|quietly}}', 'quietly'],
    ['{{customer.count:constructor|quietly}}', 'quietly'],
  ])('%s is read as %s', (template, text) => {
    expect(fill(template, values)).toBe(text)
  })
})

function say(
  template: string,
  subscription: Record<string, unknown>,
  locale = 'en',
  customer: Record<string, unknown> = {},
): string {
  const flow: Flow = started({ situation: { subscription, customer, locale } })
  return createView({ flow, act: () => {}, spoken: { texts: {}, locale }, now }).say(template)
}

describe('a formatter', () => {
  const usd = { amount: 123456, currency: 'USD', currentPeriodEnd: '2026-12-31', seats: 1234.5 }
  it.each([
    ['{{subscription.amount:money}}', usd, 'en', '$1,234.56'],
    ['{{subscription.amount:money}}', { ...usd, currency: 'JPY' }, 'en', '¥123,456'],
    ['{{subscription.amount: money | a lot}}', usd, 'de', '1.234,56 €'.replace('€', '$')],
    ['{{subscription.amount:money|a lot}}', { amount: 5 }, 'en', 'a lot'],
    ['{{subscription.amount:money|a lot}}', { amount: 5, currency: 'dollars' }, 'en', 'a lot'],
    ['{{subscription.amount:money|a lot}}', { ...usd, amount: '5' }, 'en', 'a lot'],
    ['{{subscription.amount:money|a lot}}', { ...usd, amount: Number.NaN }, 'en', 'a lot'],
    ['{{subscription.currentPeriodEnd:date|soon}}', usd, 'en', 'December 31, 2026'],
    ['{{subscription.currentPeriodEnd:date|soon}}', usd, 'zh-Hans', '2026年12月31日'],
    ['{{subscription.currentPeriodEnd:date|soon}}', { currentPeriodEnd: 'tomorrow' }, 'en', 'soon'],
    ['{{subscription.currentPeriodEnd:date|soon}}', { currentPeriodEnd: 1e99 }, 'en', 'soon'],
    ['{{subscription.seats:number|some}}', usd, 'en', '1,234.5'],
    ['{{subscription.seats:number|some}}', { seats: 'many' }, 'en', 'some'],
    ['{{subscription.seats:toString|some}}', usd, 'en', 'some'],
  ])('in %s, of %j, in %s, gives %s', (template, subscription, locale, text) => {
    expect(say(template, subscription, locale).replaceAll('\u00a0', ' ')).toBe(text)
  })

  it('writes a date in the customer’s time zone', () => {
    const subscription = { currentPeriodEnd: '2027-01-01T03:00:00Z' }
    const customer = { timeZone: 'America/New_York' }
    expect(say('{{subscription.currentPeriodEnd:date}}', subscription, 'en', customer)).toBe('December 31, 2026')
  })
})

describe('what another plan costs more or less', () => {
  const price = (amount: number, interval: 'day' | 'week' | 'month' | 'year', intervalCount = 1, currency = 'USD') => ({
    amount,
    currency,
    interval,
    intervalCount,
  })
  it.each([
    ['a smaller one', price(1900, 'month'), price(4900, 'month'), -3000],
    ['a bigger one', price(9900, 'month'), price(4900, 'month'), 5000],
    ['the same price', price(4900, 'month'), price(4900, 'month'), 0],
    ['a year instead of months, for the year', price(49000, 'year'), price(4900, 'month'), -9800],
    ['months instead of a year, for the month', price(4900, 'month'), price(49000, 'year'), 817],
    ['a quarter instead of months', price(12000, 'month', 3), price(4900, 'month'), -2700],
    ['two weeks instead of one', price(1800, 'week', 2), price(1000, 'week'), -200],
    ['weeks instead of months: unknown', price(1000, 'week'), price(4900, 'month'), undefined],
    ['another currency: unknown', price(1900, 'month', 1, 'EUR'), price(4900, 'month'), undefined],
  ])('%s', (_, other, current, difference) => {
    expect(priceDifference(other, current)).toBe(difference)
  })

  it('is unknown where the price now is', () => {
    expect(priceDifference(price(1900, 'month'), undefined)).toBeUndefined()
  })
})
