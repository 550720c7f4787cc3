import { describe, expect, it } from 'vitest'
import { languageList } from '../../../src/ui/languages/languageList'
import { focusIsSeen } from '../../support/focusIsSeen'
import { axeFindsNothing, cancelIsInView, cutsNothing, textsRead, waysAreEqual } from '../../support/inspections'
import { itWhole } from '../../support/itWhole'
import { pseudoTexts } from '../../support/ourTexts'
import { isWhole, sample, schemes } from '../../support/sample'
import { screenFaults, slow } from '../../support/screenFaults'
import { openWorld } from '../../support/world'

const world = openWorld()
const phone = { viewport: { width: 375, height: 667 }, reducedMotion: 'reduce' } as const
const inspections = {
  axeFindsNothing,
  waysAreEqual,
  cancelIsInView,
  cutsNothing: cutsNothing(),
  textsRead: textsRead(() => {}),
}

describe('on a phone, in every language', () => {
  const all = ['en', ...Object.keys(languageList)].flatMap((lang) =>
    schemes.map((colorScheme) => ({ lang, colorScheme })),
  )

  // A walk takes ten seconds: `npm test` makes two.
  it.for(isWhole ? all : sample(all, 'languages').slice(0, 2))(
    'every screen has equal ways, nothing cut off and nothing that axe finds: $lang, $colorScheme',
    slow,
    async ({ lang, colorScheme }) => {
      const faults = screenFaults(world, { context: { ...phone, colorScheme }, lang }, inspections)
      for (const name of Object.keys(inspections) as (keyof typeof inspections)[])
        expect(await faults(name)).toEqual([])
    },
  )
})

itWhole(
  'texts half as long again are cut off nowhere, and the ways are equals all the same',
  async () => {
    const messages = { en: { ...pseudoTexts } }
    const faults = screenFaults(world, { context: phone, messages }, inspections)
    for (const name of Object.keys(inspections) as (keyof typeof inspections)[]) expect(await faults(name)).toEqual([])
  },
  slow.timeout,
)

it.for([phone, ...(isWhole ? [{ ...phone, viewport: { width: 375, height: 500 } }] : [])])(
  'what has the focus is seen, with $viewport',
  slow,
  async (context) => {
    expect(await screenFaults(world, { context }, { focusIsSeen })('focusIsSeen')).toEqual([])
  },
)
