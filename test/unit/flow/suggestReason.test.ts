import { describe, expect, it } from 'vitest'
import { standardReasons } from '../../../src/config/schema/standardReasons'
import { suggestReason } from '../../../src/embed/session/suggestReason'
import { reasonInText } from '../../../src/flow/reasonInText'
import { keywords } from '../../../src/ui/languages/keywords'
import { because, started, walk } from '../../support/startedFlow'

describe('a suggested reason', () => {
  const words = { price: ['cost', 'expensive'], bugs: ['crash', 'bug'], 贵: ['贵'] }
  const rows: [string, string | undefined][] = [
    ['It costs too much, far too EXPENSIVE', 'price'],
    ['It crashes. A bug, and the cost', 'bugs'],
    ['crashes and costs', undefined],
    ['I was accosted while debugging', undefined],
    ['太贵了', '贵'],
    ['ｃｏｓｔ', 'price'],
    ['', undefined],
    ['cost cost cost, but a bug and a crash', 'bugs'],
  ]
  it.each(rows)('of "%s" is %s', (text, expected) => {
    expect(reasonInText(text, words)).toBe(expected)
  })

  it('is none where there are no keywords, or empty ones', () => {
    expect(reasonInText('costs', {})).toBeUndefined()
    expect(reasonInText('costs', { price: ['', ' '] })).toBeUndefined()
  })
})

describe('our keywords', () => {
  it('speak of every standard reason but "other", in every language', () => {
    const expected = Object.keys(standardReasons).filter((id) => id !== 'other')
    for (const [language, words] of Object.entries(keywords)) {
      expect([language, Object.keys(words).sort()]).toEqual([language, expected.sort()])
    }
  })

  const reasons = [...Object.keys(standardReasons).map((id) => ({ id }))]
  const questions = [
    { id: 'why', type: 'text' as const, label: 'Why?' },
    { id: 'how', type: 'single' as const, label: 'How?', options: [{ id: 'expensive', label: 'Expensive' }] },
  ]
  const said = (text: string, locale = 'en', reason = '') =>
    suggestReason(
      walk(
        started({ config: { survey: { reasons, questions } }, situation: { locale } }),
        ...(reason ? [because(reason)] : []),
        'continue',
        { type: 'answer', question: 'why', value: text },
        { type: 'answer', question: 'how', value: 'expensive' },
      ),
      keywords,
    )

  it.each([
    ['en', 'Too expensive for our budget', 'too_expensive'],
    ['en-GB', 'It keeps crashing and is slow', 'low_quality'],
    ['en', 'We moved to a competitor', 'switched_service'],
    ['en', 'Only until the season starts, I will be back', 'temporary'],
    ['zh-CN', '功能太少，不支持导出', 'missing_features'],
    ['zh-TW', '太複雜，看不懂', 'too_complex'],
    ['fr', 'Trop cher, expensive', undefined],
  ])('hear in %s what "%s" is about', (locale, text, expected) => {
    expect(said(text, locale)).toBe(expected)
  })

  it('are asked where "other" was picked, and nowhere else', () => {
    expect(said('Too expensive', 'en', 'other')).toBe('too_expensive')
    expect(said('Too expensive', 'en', 'unused')).toBeUndefined()
  })

  it('take no option for the customer’s own words', () => {
    expect(said('')).toBeUndefined()
  })

  it('come after the merchant’s own', () => {
    const own = [{ id: 'too_expensive', keywords: { en: ['pricey'] } }, { id: 'unused' }]
    const hear = (value: string) =>
      suggestReason(
        walk(started({ config: { survey: { reasons: own, questions } } }), 'continue', {
          type: 'answer',
          question: 'why',
          value,
        }),
        keywords,
      )
    expect(hear('pricey')).toBe('too_expensive')
    expect(hear('expensive')).toBeUndefined()
    expect(hear('I never use it')).toBe('unused')
  })
})
