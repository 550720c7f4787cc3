import type { Config } from '../config/schema'
import type { Action, Flow } from '../flow/flow'
import { createDialog, type DialogLook } from '../ui/Dialog'
import { directionOf } from '../ui/language'
import type { Texts } from '../ui/languages/en'
import type { LaterTexts } from '../ui/languages/enLater'
import { SurveyStep } from '../ui/steps/SurveyStep'
import type { Steps } from '../ui/steps/steps'
import { themeStyle } from '../ui/theme'
import { createView, type Spoken } from '../ui/view'
import { createHost } from './createHost'
import type { Page } from './page'

export interface MountOptions {
  act: (action: Action) => void
  spoken: Spoken
  page: Page
  config: Config
}

export interface Mounted {
  /** The merchant's own code draws into its children with `data-mount`, named by step or custom offer. */
  element: HTMLElement
  open(flow: Flow): void
  draw(flow: Flow): void
  close(): void
  /** The screens after the first and what they wear, and what is said on them. */
  add(later: Later, texts: LaterTexts): void
}

interface Later {
  laterSteps: Steps
  laterStyles: string
  layOut: typeof import('./layOut').layOut
  placeMounts: typeof import('./placeMounts').placeMounts
}

/** The dialog in the page, showing a flow; whoever takes it out of the page ends the flow unchanged. */
export function mount({ act, spoken, page, config }: MountOptions): Mounted {
  const steps: Steps = { survey: (view) => <SurveyStep view={view} /> }
  const host = createHost()
  const dialog = createDialog(host, page.settings, () => act({ type: 'close' }))
  let texts: Partial<Texts> = spoken.texts
  let look: DialogLook = { style: {} }
  let later: Later | undefined
  let drawn: Flow | undefined
  const show = (flow: Flow) => {
    const { step, offerIndex, merchantStep } = flow
    const screen = steps[step]
    if (!screen) throw new Error(`the "${step}" screen is not there`)
    const name = (step === 'custom' && merchantStep?.id) || step
    const view = createView({ flow, act, spoken: { ...spoken, texts }, now: new Date() })
    drawn = flow
    dialog.draw({ name: name + offerIndex, step: name, look, screen: screen(view) })
    later?.placeMounts(host, dialog.root)
  }
  return {
    element: host,
    open(flow) {
      const place = later?.layOut(page, config)
      look = {
        lang: spoken.locale,
        dir: directionOf(flow.situation.locale ?? 'en'),
        style: themeStyle(config.theme),
        layout: place?.layout,
      }
      try {
        show(flow)
        dialog.open(place?.container)
      } catch (cause) {
        dialog.close()
        throw cause
      }
    },
    draw: show,
    close: dialog.close,
    add(there, laterTexts) {
      later = there
      Object.assign(steps, there.laterSteps)
      dialog.addStyles(there.laterStyles)
      texts = { ...laterTexts, ...texts }
      // The questions of a reason that was picked before they could be drawn.
      if (drawn) show(drawn)
    },
  }
}
