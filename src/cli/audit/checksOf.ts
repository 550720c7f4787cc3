import { findWording } from '../../config/lint/wording/findWording'
import { type Check, checked, unknown } from './check'
import type { Sent } from './guard'
import { meaningOf } from './meaningOf'
import { checkParity } from './parity'
import type { ScreenText } from './screen'
import type { FocusFound } from './tryFocus'
import type { Visit, Walk } from './walk'

/** All that was found of one flow, as checks in one order. */
export function checksOf(walk: Walk, focus: FocusFound | undefined, sent: Sent[]): Check[] {
  const { visits } = walk
  return [
    ...pathChecks(walk),
    checkWays(visits),
    checkParity(visits),
    checkFocus(focus),
    eachScreen('preselected', visits, 'nothing is picked already', ({ screen }) => screen.preselected),
    eachScreen('required', visits, 'nothing has to be filled in', ({ screen, ways }) => [
      ...screen.required,
      ...ways.filter(({ isDisabled }) => isDisabled).map(({ name }) => `"${name}" is switched off at first`),
    ]),
    eachScreen('countdown', visits, 'no figure counts down', ({ counting }) => counting),
    eachScreen('wording', visits, 'nothing shames, hurries or denies twice', ({ screen }) =>
      screen.texts.flatMap((text) => wordingFault(text, screen.language)),
    ),
    checkContrast(visits),
    checkRequests(sent),
  ]
}

function pathChecks({ visits, end }: Walk): Check[] {
  const most = Math.max(0, ...visits.map(({ offers }) => offers))
  const limit = (check: string, value: number, atMost: number) =>
    checked(check, String(value), `at most ${atMost}`, value > atMost ? [`${value} are more than ${atMost}`] : [])
  const stopped = visits.at(-1)?.screen.heading
  const why = stopped === undefined ? 'no screen came' : `no end was found; the last screen was "${stopped}"`
  return [
    end ? limit('presses', end.presses, 3) : unknown('presses', why, 'at most 3'),
    end ? limit('screens', end.screens, 3) : unknown('screens', why, 'at most 3'),
    limit('offers', most, 1),
  ]
}

function checkWays(visits: Visit[]): Check {
  const expected = 'on every screen a button in the window that says cancel'
  return eachScreen('way', visits, expected, ({ screen, ways: all }) => {
    // A button that the auditor was told to press does not say so to a customer.
    const ways = all.filter(({ name }) => meaningOf(name, screen.language) === 'cancel')
    return ways.length === 0
      ? ['nothing on it cancels']
      : ways.some(({ isInWindow }) => isInWindow)
        ? []
        : [`"${ways[0]?.name}" is outside of the window`]
  })
}

function checkFocus(focus: FocusFound | undefined): Check {
  const expected = 'goes in, stays in; Escape closes, and it comes back'
  if (!focus) return unknown('focus', 'the first screen is no dialog', expected)
  const faults = [
    !focus.goesIn && 'it does not go into the dialog',
    !focus.staysIn && 'it leaves the dialog by Tab',
    !focus.escapeCloses && 'Escape does not close the dialog',
    focus.escapeCloses && !focus.comesBack && 'it does not come back to what opened the dialog',
  ].filter((each) => typeof each === 'string')
  return checked('focus', faults.length ? `${faults.length} of 4 fail` : 'all four hold', expected, faults)
}

const roles = { button: 'button', heading: 'heading', answer: 'answer', item: 'line', line: 'line' } as const
const does = {
  shaming: 'shames',
  selfShaming: 'shames',
  urgent: 'hurries',
  losing: 'threatens',
  doubleNegative: 'denies twice',
}

/** A list and its title may say what is lost: they say what ends. */
function wordingFault({ text, place }: ScreenText, language: string): string[] {
  const fault = findWording(text, language || undefined, roles[place], place === 'item')
  return fault ? [`"${fault.found}" ${does[fault.kind]}, in "${text}"`] : []
}

function checkContrast(visits: Visit[]): Check {
  const expected = 'texts ≥ 4.5:1, large ones ≥ 3:1'
  const texts = visits.flatMap(({ screen }) => screen.texts.map((each) => ({ ...each, heading: screen.heading })))
  const known = texts.filter(({ contrast }) => contrast !== null)
  if (known.length === 0) return unknown('contrast', 'no text on a plain ground', expected)
  const faults = known.flatMap(({ text, contrast, isLarge, heading }) =>
    (contrast ?? 0) < (isLarge ? 3 : 4.5) ? [`"${heading}": "${text}" ${contrast}:1`] : [],
  )
  const least = Math.min(...known.map(({ contrast }) => contrast ?? 0))
  const left = texts.length - known.length
  return checked('contrast', `least ${least}:1${left ? `, ${left} not measured` : ''}`, expected, faults)
}

function checkRequests(sent: Sent[]): Check {
  const origins = [...new Set(sent.filter(({ isThirdParty }) => isThirdParty).map(({ origin }) => origin))]
  const blocked = sent.filter(({ isBlocked }) => isBlocked).length
  const measured = `${sent.length} from the press on, ${blocked} held back; third parties: ${origins.length}`
  return checked('requests', measured, 'none to a third party', origins)
}

/** A check of every screen by itself; a fault is said with the screen's heading. */
function eachScreen(check: string, visits: Visit[], expected: string, faultsOf: (visit: Visit) => string[]): Check {
  if (visits.length === 0) return unknown(check, 'no screen came', expected)
  const found = visits.map((visit) => ({ heading: visit.screen.heading, faults: faultsOf(visit) }))
  const count = found.filter(({ faults }) => faults.length > 0).length
  return checked(
    check,
    `${count} of ${visits.length} ${visits.length === 1 ? 'screen' : 'screens'} at fault`,
    expected,
    found.flatMap(({ heading, faults }) => faults.map((fault) => `"${heading}": ${fault}`)),
  )
}
