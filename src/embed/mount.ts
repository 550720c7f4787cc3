import type { Theme } from '../config/schema'
import type { Action, Flow } from '../flow/flow'
import { createDialog } from '../ui/Dialog'
import { draw, type Steps } from '../ui/draw'
import { directionOf } from '../ui/language'
import type { Texts } from '../ui/languages/en'
import { surveyStep } from '../ui/steps/surveyStep'
import { applyTheme } from '../ui/theme'
import { createView, type Spoken } from '../ui/view'
import type { Settings } from './page'

export interface MountOptions {
  act: (action: Action) => void
  spoken: Spoken
  settings: Settings
  theme: Theme | undefined
}

export interface Mounted {
  /** The merchant's own code draws into its empty elements with `data-mount`, named by step or custom offer. */
  element: HTMLElement
  open(flow: Flow): void
  draw(flow: Flow): void
  close(): void
  /** The screens after the first, what they wear and what they say. */
  add(later: { laterSteps: Steps; laterStyles: string; laterTexts: Partial<Texts> }): void
}

/** The dialog in the page, showing a flow; whoever takes it out of the page ends the flow unchanged. */
export function mount({ act, spoken, settings, theme }: MountOptions): Mounted {
  const steps: Steps = { survey: surveyStep }
  const dialog = createDialog(settings, () => act({ type: 'close' }))
  const { element, close } = dialog
  let { texts } = spoken
  const show = (flow: Flow) => {
    draw(createView({ flow, act, spoken: { ...spoken, texts }, now: new Date() }), steps, element)
  }
  return {
    element,
    open(flow) {
      applyTheme(element, theme)
      element.lang = spoken.locale
      element.dir = directionOf(flow.situation.locale ?? 'en')
      try {
        show(flow)
        dialog.open()
      } catch (cause) {
        close()
        throw cause
      }
    },
    draw: show,
    close,
    add({ laterSteps, laterStyles, laterTexts }) {
      Object.assign(steps, laterSteps)
      dialog.addStyles(laterStyles)
      texts = { ...laterTexts, ...texts }
    },
  }
}
