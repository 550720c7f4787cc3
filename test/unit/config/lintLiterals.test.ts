import { expect, it } from 'vitest'
import { checkConfig } from '../../../src/config/check/checkConfig'
import { decide } from '../../../src/decide/decide'

const options = ['a', 'b'].map((id) => ({ id, label: id }))
const survey = {
  title: 'Why?',
  reasons: [{ id: 'price', label: 'Price', questions: [{ id: 'many', type: 'multiple', label: 'Which?', options }] }],
}
const config = (when: object) => ({ version: 1, id: 'm', survey, offers: {}, rules: [{ id: 'r', when, offers: [] }] })
const told = (when: object) =>
  checkConfig(config(when)).map(({ severity, path, message, mend }) => [severity, path, message, mend].join(' | '))

// No Situation that was read has such a value: languages are canonical, currencies in upper case, amounts and days whole.
it.each<[when: object, said: string]>([
  [{ locale: 'EN' }, 'rules[0].when | locale is told in its canonical form, so it never is "EN" | Did you mean "en"?'],
  [{ locale: 'pt-br' }, 'Did you mean "pt-BR"?'],
  [{ locale: { $in: ['de', 'zh-cn'] } }, 'Did you mean "zh-CN"?'],
  [
    { 'subscription.amount': 49.99 },
    'is a whole number, so it never is 49.99 | Amounts are in minor units: did you mean 4999?',
  ],
  [{ 'subscription.mrr': { $in: [0.5] } }, 'did you mean 50?'],
  [{ 'subscription.daysLeft': 1.5 }, 'Write a whole number, or ask for more or less with $gte and $lt.'],
  [{ 'subscription.quantity': { $in: [1, 2.5] } }, 'never is 2.5'],
  [{ 'subscription.currency': { $regex: '^us' } }, 'no currency matches "^us"'],
  [{ 'answers.many': { $size: 9 } }, 'answers.many.length goes from 0 to 2'],
])('a literal that never comes is an error: %j', (when, said) => {
  expect(told(when)).toEqual([expect.stringContaining(said)])
  expect(told(when)[0]).toMatch(/^error/)
})

it.each<[when: object]>([
  [{ locale: 'pt-BR' }],
  [{ locale: { $ini: ['PT-br'] } }],
  [{ 'subscription.amount': { $gte: 49.5 } }],
  [{ 'subscription.daysLeft': { $lt: 1.5, $exists: true } }],
  [{ 'subscription.discount.percentOff': 12.5 }],
  [{ 'subscription.currency': { $regex: '^(USD|EUR)$' } }],
  [{ 'subscription.currency': { $regexi: '^us' } }],
  [{ 'answers.many': { $size: 2 } }],
])('a literal that may come is none: %j', (when) => {
  expect(told(when).filter((each) => each.startsWith('error'))).toEqual([])
})

it('decides as it is told of', () => {
  const rule = (when: object, situation: object) => decide(config(when) as never, situation as never).rule
  expect(rule({ locale: 'pt-br' }, { locale: 'pt-BR' })).toBe(null)
  expect(rule({ locale: { $ini: ['pt-br'] } }, { locale: 'pt-BR' })).toBe('r')
})
