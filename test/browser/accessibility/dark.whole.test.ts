import { describe, expect, it } from 'vitest'
import { axeFindsNothing, textsRead, waysAreEqual } from '../../support/inspections'
import { draws } from '../../support/sample'
import { screenFaults, slow } from '../../support/screenFaults'
import { openWorld } from '../../support/world'

const world = openWorld()

describe('every screen, in the dark', () => {
  let texts = 0
  const context = { colorScheme: 'dark', reducedMotion: 'reduce' } as const
  const faults = screenFaults(
    world,
    { context },
    {
      axeFindsNothing,
      waysAreEqual,
      textsRead: textsRead((count) => {
        texts += count
      }),
    },
  )

  it('has nothing that axe finds', slow, async () => {
    expect(await faults('axeFindsNothing')).toEqual([])
  })

  it('has text that reads', slow, async () => {
    expect(await faults('textsRead')).toEqual([])
    expect(texts).toBeGreaterThan(draws(400))
  })

  it('makes the ways to accept and to cancel equals in size and weight', slow, async () => {
    expect(await faults('waysAreEqual')).toEqual([])
  })
})
