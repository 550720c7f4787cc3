// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { laterSteps } from '../../../src/embed/screen/later'
import type { Flow } from '../../../src/flow/flow'
import { createDialog } from '../../../src/ui/dialog/Dialog'
import { firstSteps } from '../../../src/ui/first/firstSteps'
import { createView } from '../../../src/ui/first/view'
import { pseudoTexts } from '../../support/ourTexts'
import { because, config, now, started, walk } from '../../support/startedFlow'

// Every screen in a language that nobody speaks: what is not marked is the merchant's, a value, or a text that nobody can translate.

const host = document.createElement('fairwell-dialog')
document.documentElement.append(host)
const dialog = createDialog(host, {}, () => {})

/** All that a reader or a screen reader is given: texts, and names that are not seen. */
function saidOn(flow: Flow): string[] {
  const spoken = { texts: pseudoTexts, locale: 'en' }
  const view = createView({ flow, act: () => {}, spoken, now })
  const screen = { ...firstSteps, ...laterSteps }[flow.step]?.(view)
  dialog.draw({ name: flow.step + flow.offerIndex, step: flow.step, look: { style: {} }, screen })
  const texts: string[] = []
  // A price is one text whose amount is drawn larger than the words around it.
  for (const price of dialog.root.querySelectorAll('[part="price"] bdi')) price.textContent = `${price.textContent}`
  const walker = document.createTreeWalker(dialog.root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement?.tagName !== 'STYLE') texts.push(walker.currentNode.textContent ?? '')
  }
  for (const element of dialog.root.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    texts.push(...['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''))
  }
  return texts.map((text) => text.trim()).filter(Boolean)
}

const confirm = () => walk(started(), 'cancel')
const screens: [name: string, flow: () => Flow][] = [
  ['survey', () => started()],
  ['a reason with a question', () => walk(started(), because('break'))],
  ['a discount', () => walk(started(), because('price'), 'continue')],
  ['a pause', () => walk(started(), because('break'), 'continue')],
  ['a contact', () => walk(started(), because('help'), 'continue')],
  ['confirm', confirm],
  ['an error', () => walk(confirm(), 'confirm', { type: 'failed', failure: 'rejected' })],
  ['an error of time', () => walk(confirm(), 'confirm', { type: 'failed', failure: 'timeout' })],
  [
    'the receipt',
    () =>
      walk(confirm(), 'confirm', {
        type: 'settled',
        receipt: { confirmationId: 'C-1', receiptUrl: 'https://example.com/r' },
      }),
  ],
  [
    'a paused subscription',
    () => started({ situation: { subscription: { status: 'paused', resumesAt: '2026-12-05' } } }),
  ],
  [
    'a canceled subscription',
    () => started({ situation: { subscription: { status: 'canceled', currentPeriodEnd: '2026-11-01' } } }),
  ],
  [
    'a trial',
    () => walk(started({ situation: { subscription: { status: 'trialing', trialEnd: '2026-12-05' } } }), 'cancel'),
  ],
]

const merchants = JSON.stringify(config)
const isValue = (text: string) => /^(\d+ (day|week|month|year)s?|[A-Z][a-z]+ \d{1,2}, \d{4}|[$\d.,]+|C-1|–)$/.test(text)

it.each(screens)('%s says nothing of its own but what a translation can change', (_, flow) => {
  const said = saidOn(flow())
  expect(said.filter((text) => text.startsWith('⟦')).length).toBeGreaterThan(2)
  const strange = said.filter(
    (text) => !text.startsWith('⟦') && !isValue(text) && !merchants.includes(JSON.stringify(text)),
  )
  expect(strange).toEqual([])
  // A text that begins and does not end was cut, or put together from parts.
  expect(said.filter((text) => text.startsWith('⟦') && !text.endsWith('⟧'))).toEqual([])
})
