import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ForwardedEvent, forwardEvents, type Receipt, receiptWebhook, signedWebhook } from '../../../src/server'
import { enReceipt } from '../../../src/server/receipts/languages/enReceipt'
import { receiptLanguages } from '../../../src/server/receipts/receiptLanguages'
import { languageList } from '../../../src/ui/languages/languageList'
import { flowLog } from '../../support/flowLog'
import { webhookSecret, webhookStandIn } from '../../support/teamTools'

const who = {
  customer: { id: 'cus_1' },
  subscription: { id: 'sub_1', planName: 'Pro', currentPeriodEnd: '2026-03-20' },
}
const told = { confirmationId: 'C-4711', effectiveAt: '2026-03-31T22:00:00Z', locale: 'en' }
const settings = { url: 'https://mail.test/hook', secret: null, merchant: 'Tallyroom' }

const canceled = (data: object = told, about: object = who) =>
  flowLog('s1', [['flow.canceled', { ...data }]], about)[0] as ForwardedEvent

function receiptFor(event: ForwardedEvent, more: object = {}): Receipt {
  return JSON.parse(receiptWebhook({ ...settings, ...more }).requestFor([event]).body).data
}

/** The rows of the text, by their names. */
const rowsOf = ({ text }: Receipt) =>
  Object.fromEntries([...text.matchAll(/^(.+?): (.+)$/gm)].map(([, name, value]) => [name, value]))

describe('a confirmation', () => {
  it('says what was canceled, when it was declared, when it takes effect and until when access runs', () => {
    expect(rowsOf(receiptFor(canceled(), { timeZone: 'Europe/Berlin' }))).toEqual({
      Provider: 'Tallyroom',
      Plan: 'Pro',
      'Subscription number': 'sub_1',
      'Received on': 'March 1, 2026 at 01:00 PM GMT+1',
      'Takes effect on': 'April 1, 2026 at 12:00 AM GMT+2',
      'Access until': 'April 1, 2026 at 12:00 AM GMT+2',
      Reference: 'C-4711',
    })
  })

  it('takes the end that the customer picked, or the period’s, where no server has said one', () => {
    const end = (data: object) => receiptFor(canceled(data)).effective
    expect(end({ choice: { ends: 'now' } })).toBe('2026-03-01T12:00:00Z')
    expect(end({ choice: { ends: 'period_end' } })).toBe('2026-03-20')
    expect(rowsOf(receiptFor(canceled({}), { timeZone: 'America/Los_Angeles' }))['Access until']).toBe('March 20, 2026')
  })

  it('says nothing that is not in the event, and names what it lacks', () => {
    const bare = receiptFor({ id: '1', source: 's', type: 'dev.fairwell.flow.canceled.v1' })
    expect(rowsOf(bare)).toEqual({ Provider: 'Tallyroom' })
    expect(bare.missing).toEqual(['to', 'locale', 'received', 'effective', 'confirmationId'])
    const past = { ...who, subscription: { currentPeriodEnd: '2026-01-01' } }
    expect(receiptFor(canceled({}, past)).missing).toContain('effective')
  })

  it('of a withdrawal says so, and takes no end from the period', () => {
    const { kind, subject, text, missing } = receiptFor(canceled({ kind: 'withdraw', locale: 'de' }))
    expect([kind, subject]).toEqual(['withdrawn', 'Bestätigung Ihres Widerrufs'])
    expect(text).not.toContain(receiptLanguages.de?.access)
    expect(missing).toContain('effective')
  })

  it.each([
    ['zh-TW', 'zh-TW', 'zh-Hant', 'ltr'],
    ['pt_PT', 'pt-PT', 'pt-BR', 'ltr'],
    ['ar-EG', 'ar-EG', 'ar', 'rtl'],
    ['iw', 'he', 'he', 'rtl'],
    ['xx', 'de', 'de', 'ltr'],
    [17, 'de', 'de', 'ltr'],
  ])('for %s is in the nearest of our languages, dates included', (locale, expected, texts, dir) => {
    const receipt = receiptFor(canceled({ ...told, locale }), { locale: 'de' })
    expect(receipt).toMatchObject({ locale: expected, dir, subject: receiptLanguages[texts]?.['canceled.subject'] })
    expect(receipt.html).toContain(`<html lang="${expected}" dir="${dir}">`)
    expect(receipt.text).toContain(new Intl.DateTimeFormat(expected, { month: 'long' }).format(new Date('2026-03-01')))
  })

  it('is there in all of our languages, with every text its own', () => {
    expect(Object.keys(receiptLanguages).sort()).toEqual(Object.keys(languageList).sort())
    for (const [tag, texts] of Object.entries(receiptLanguages)) {
      expect(Object.keys(texts)).toEqual(Object.keys(enReceipt))
      for (const words of Object.values(texts)) expect(words.trim()).not.toBe('')
      if (tag !== 'en') expect(texts.keep).not.toBe(enReceipt.keep)
    }
  })

  it('takes no markup, line or direction from what anybody posts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.object({ maxDepth: 1 }), (text, any) => {
        const hostile = `<img src=x>\n&"'\u202e${text}`
        const about = { customer: { id: hostile }, subscription: { id: hostile, planName: hostile, plan: any } }
        const receipt = receiptFor(
          {
            ...canceled({ ...any, confirmationId: hostile, effectiveAt: text, locale: text }, about),
            subject: hostile,
          },
          { merchant: 'A & B <C>' },
        )
        expect(receipt.html).not.toMatch(/<img|<C>/)
        expect(receipt.html).not.toContain('\u202e')
        expect(receipt.text.split('\n').filter((line) => /: /.test(line)).length).toBeLessThanOrEqual(7)
        expect(receipt.subject).toBe(enReceipt['canceled.subject'])
      }),
      { numRuns: 10 },
    )
  })
})

describe('receiptWebhook', () => {
  it('posts the body of docs/teams.md, signed, and not under the id that signedWebhook gives the event', async () => {
    const tool = await webhookStandIn()
    const [documented = ''] =
      /(?<=```json\n)[^`]*"receipt\.canceled"[^`]*/.exec(readFileSync('docs/teams.md', 'utf8')) ?? []
    const { url } = tool
    const event = canceled({ ...told, locale: 'de' })
    await forwardEvents([event], signedWebhook({ url, secret: webhookSecret }))
    await forwardEvents([event], receiptWebhook({ ...settings, url, secret: webhookSecret, timeZone: 'Europe/Berlin' }))
    const [, posted] = [...tool.records.values()] as { data: Receipt }[]
    const { html, ...rest } = posted?.data ?? ({} as Receipt)
    expect({ ...posted, data: { ...rest, html: '<!doctype html> …' } }).toEqual(JSON.parse(documented))
    expect(html).toMatch(/^<!doctype html>/)
  })

  it('makes the same request of the same event', () => {
    const to = receiptWebhook(settings)
    expect(to.requestFor([canceled()])).toEqual(to.requestFor([structuredClone(canceled())]))
  })

  it('takes a time zone and a language only where there is such a one', () => {
    expect(() => receiptWebhook({ ...settings, timeZone: 'Berlin' })).toThrow(/timeZone: expected an IANA time zone/)
    expect(() => receiptWebhook({ ...settings, locale: 'klingon' })).toThrow(/locale: expected a BCP 47 tag/)
  })
})
