import { describe, expect, it } from 'vitest'
import { cancelIsInView, cutsNothing, targetsAreBig, waysAreEqual, withOffers } from '../../support/inspections'
import { screenFaults, slow } from '../../support/screenFaults'
import { openWorld } from '../../support/world'

const world = openWorld()
const window = (width: number, height: number) => ({ viewport: { width, height }, reducedMotion: 'reduce' }) as const

const spacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`

describe('every screen on a phone of 375 pixels', () => {
  const faults = screenFaults(world, { context: window(375, 667) }, { targetsAreBig, waysAreEqual, cancelIsInView })

  it('has targets of 24 pixels or more', slow, async () => {
    expect(await faults('targetsAreBig')).toEqual([])
  })

  it('makes the ways to accept and to cancel equals in size and weight', slow, async () => {
    expect(await faults('waysAreEqual')).toEqual([])
  })

  it('shows the way to cancel with every offer without scrolling', slow, async () => {
    expect(await faults('cancelIsInView')).toEqual([])
  })
})

describe('every screen at 320 pixels scrolls only downwards and cuts nothing off', () => {
  const faults = screenFaults(
    world,
    { context: window(320, 640) },
    {
      plain: cutsNothing(),
      spaced: cutsNothing(spacing),
      big: cutsNothing('dialog { --fw-fontSize: 30px !important }'),
    },
  )

  it('as it is', slow, async () => {
    expect(await faults('plain')).toEqual([])
  })

  it('with wider text spacing', slow, async () => {
    expect(await faults('spaced')).toEqual([])
  })

  it('with text twice as big', slow, async () => {
    expect(await faults('big')).toEqual([])
  })

  it('from right to left', slow, async () => {
    const mirrored = screenFaults(world, { context: window(320, 640), lang: 'ar' }, { plain: cutsNothing() })
    expect(await mirrored('plain')).toEqual([])
  })
})

it('shows the way to cancel with every offer at 320 x 256, without scrolling', slow, async () => {
  const look = { context: window(320, 256), screens: withOffers }
  expect(await screenFaults(world, look, { cancelIsInView })('cancelIsInView')).toEqual([])
})
