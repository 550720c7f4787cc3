// @vitest-environment happy-dom
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { OfferType } from '../../../src/config/schema/schema'
import { laterSteps } from '../../../src/embed/screen/later'
import { advanceWhole } from '../../../src/flow/advanceWhole'
import type { Action, Flow } from '../../../src/flow/flow'
import { openFlow } from '../../../src/flow/openFlow'
import { startFlow } from '../../../src/flow/startFlow'
import { readSituation } from '../../../src/situation/readSituation'
import { createDialog } from '../../../src/ui/dialog/Dialog'
import { firstSteps } from '../../../src/ui/first/firstSteps'
import { createView } from '../../../src/ui/first/view'
import { ourTexts, pseudoTexts } from '../../support/ourTexts'
import { draws } from '../../support/sample'
import {
  config,
  expectFigures,
  given,
  halfSaid,
  ids,
  now,
  plain,
  readable,
  situationOf,
  withHeadline,
  zones,
} from '../../support/values'

// Situations that are plain, odd and hostile, through every screen in every language: nothing throws, nothing half-said is shown, and
// every amount and day on a card is what this file works out by itself, in whole numbers and calendar days.

const languages: Record<string, Readonly<Record<string, string>>> = { ...ourTexts, 'en-XA': pseudoTexts }
const press = fc.constantFrom(
  'continue',
  'cancel',
  'back',
  'accept',
  'decline',
  'confirm',
  'resume',
  'settle',
  'fail',
  'retry',
)
const drawn = fc.record({
  given,
  language: fc.constantFrom(...Object.keys(languages)),
  reason: fc.constantFrom(...ids),
  presses: fc.array(press, { maxLength: 6 }),
})

const host = document.createElement('fairwell-dialog')
document.documentElement.append(host)
const dialog = createDialog(host, {}, () => {})

function draw(flow: Flow, language: string): string[] {
  const view = createView({ flow, act: () => {}, spoken: { texts: languages[language] ?? {}, locale: language }, now })
  const screen = { ...firstSteps, ...laterSteps }[flow.step]?.(view)
  dialog.draw({ name: `${flow.step}${flow.offerIndex}`, step: flow.step, look: { style: {} }, screen })
  return textsIn(dialog.root)
}

/** Each element's own words, as a reader sees them one beside the other. */
function textsIn(root: ParentNode): string[] {
  return [...root.querySelectorAll(readable)]
    .map((element) => element.textContent?.replaceAll(/\s/g, ' ').trim() ?? '')
    .filter(Boolean)
}

function began(given: unknown): Flow {
  const { situation } = readSituation({ ...(given as object), now: now.toISOString() })
  return startFlow({
    config,
    situation,
    sessionId: 's',
    mode: 'live',
    now,
    random: () => 0.5,
    mounts: ['own'],
    open: (flow) => openFlow(flow, now),
  })
}

function pressed(flow: Flow, name: string): Flow {
  const [offer] = flow.offers
  const act = (at: Flow, action: Action) => advanceWhole(at, action, now)
  if (name === 'settle')
    return act(flow, { type: 'settled', receipt: { effectiveAt: '2026-12-31', undoUntil: '2027-01-01T00:00:00Z' } })
  if (name === 'fail') return act(flow, { type: 'failed', failure: 'rejected' })
  if (name !== 'accept') return act(flow, { type: name } as Action)
  if (!offer) return flow
  return act(picked(flow), { type: 'accept', offer: offer.id })
}

function picked(flow: Flow): Flow {
  const [offer] = flow.offers
  const pick =
    offer?.type === 'pause' ? offer.lengths[0] : offer?.type === 'plan_change' ? offer.plans[0]?.id : undefined
  return offer && pick !== undefined ? advanceWhole(flow, { type: 'pick', offer: offer.id, pick }, now) : flow
}

it('draws every screen for whatever a page says, and says nothing by halves', () => {
  const seen = new Set<string>()
  const shown = new Set<OfferType | undefined>()
  fc.assert(
    fc.property(drawn, ({ given, language, reason, presses }) => {
      let flow = advanceWhole(began(given), { type: 'answer', question: 'reason', value: reason }, now)
      for (const name of ['continue', ...presses]) {
        flow = picked(pressed(flow, name))
        seen.add(flow.step)
        if (flow.step === 'offer') shown.add(flow.offers[0]?.type)
        for (const text of draw(flow, language)) expect(text).not.toMatch(halfSaid)
      }
    }),
    { seed: 12, numRuns: 300 },
  )
  expect([...seen].sort()).toEqual(['confirm', 'done', 'error', 'offer', 'state', 'survey'])
  expect(shown.size).toBe(11)
})

it('shows amounts and days that are right to the last digit, the same in every time zone', () => {
  fc.assert(
    fc.property(plain, fc.constantFrom(...withHeadline), fc.constantFrom(...zones), (facts, id, timeZone) => {
      const answered = advanceWhole(
        began(situationOf(id, facts, timeZone)),
        { type: 'answer', question: 'reason', value: id },
        now,
      )
      const flow = picked(pressed(answered, 'continue'))
      const offer = draw(flow, 'en')
      expectFigures(id, facts, { offer, confirm: draw(advanceWhole(flow, { type: 'cancel' }, now), 'en') })
    }),
    { seed: 5, numRuns: draws(150) },
  )
})
