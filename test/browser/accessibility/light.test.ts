import { describe, expect, it } from 'vitest'
import { runAxe } from '../../support/axe'
import { failingAccount } from '../../support/failingAccount'
import {
  axeFindsNothing,
  cancelIsInView,
  hasOneWayToCancel,
  headingHasFocus,
  isOneNamedDialog,
  movesNothing,
  picksNothing,
  textsRead,
  waysAreEqual,
} from '../../support/inspections'
import { draws } from '../../support/sample'
import { screenFaults, slow } from '../../support/screenFaults'
import { openWorld } from '../../support/world'

const world = openWorld()

describe('every screen, in light', () => {
  let texts = 0
  const context = { colorScheme: 'light', reducedMotion: 'reduce', viewport: { width: 1280, height: 720 } } as const
  const faults = screenFaults(
    world,
    { context },
    {
      axeFindsNothing,
      isOneNamedDialog,
      movesNothing,
      headingHasFocus,
      hasOneWayToCancel,
      picksNothing,
      waysAreEqual,
      cancelIsInView,
      textsRead: textsRead((count) => {
        texts += count
      }),
    },
  )

  it('has nothing that axe finds', slow, async () => {
    expect(await faults('axeFindsNothing')).toEqual([])
  })

  it('is one dialog with the visible title as its name, modal unless it is a part of the page', slow, async () => {
    expect(await faults('isOneNamedDialog')).toEqual([])
  })

  it('has text that reads', slow, async () => {
    expect(await faults('textsRead')).toEqual([])
    expect(texts).toBeGreaterThan(draws(400))
  })

  it('moves nothing for who asked for less motion', slow, async () => {
    expect(await faults('movesNothing')).toEqual([])
  })

  it('gives the focus to its one heading', slow, async () => {
    expect(await faults('headingHasFocus')).toEqual([])
  })

  it('has a way to cancel until it is done', slow, async () => {
    expect(await faults('hasOneWayToCancel')).toEqual([])
  })

  it('has nothing picked beforehand', slow, async () => {
    expect(await faults('picksNothing')).toEqual([])
  })

  it('makes the ways to accept and to cancel equals in size and weight', slow, async () => {
    expect(await faults('waysAreEqual')).toEqual([])
  })

  it('shows the way to cancel with every offer without scrolling', slow, async () => {
    expect(await faults('cancelIsInView')).toEqual([])
  })

  it('is not passed blindly: a planted fault is found, and no other', async () => {
    const visit = await world.visit(failingAccount)
    await visit.open()
    await visit.page.evaluate(
      `document.querySelector('fairwell-dialog').shadowRoot.querySelector('.screen').append(document.createElement('button'))`,
    )
    const { violations } = await runAxe(visit)
    expect(violations.map((violation) => violation.split(' ')[0])).toContain('button-name')
    expect(violations.every((violation) => /<button><\/button>/.test(violation))).toBe(true)
  })
})
