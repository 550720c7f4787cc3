import type { Config } from '../config/schema'
import type { Action, Flow } from '../flow/flow'
import { createDialog } from '../ui/Dialog'
import { draw, type Steps } from '../ui/draw'
import { directionOf } from '../ui/language'
import type { Texts } from '../ui/languages/en'
import type { LaterTexts } from '../ui/languages/enLater'
import { surveyStep } from '../ui/steps/surveyStep'
import { applyTheme } from '../ui/theme'
import { createView, type Spoken } from '../ui/view'
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
  const steps: Steps = { survey: surveyStep }
  const dialog = createDialog(page.settings, () => act({ type: 'close' }))
  const { host, element, close } = dialog
  let texts: Partial<Texts> = spoken.texts
  let later: Later | undefined
  let drawn: Flow | undefined
  const show = (flow: Flow) => {
    drawn = flow
    draw(createView({ flow, act, spoken: { ...spoken, texts }, now: new Date() }), steps, element)
    later?.placeMounts(host, element)
  }
  return {
    element: host,
    open(flow) {
      applyTheme(element, config.theme)
      element.lang = spoken.locale
      element.dir = directionOf(flow.situation.locale ?? 'en')
      try {
        show(flow)
        dialog.open(later?.layOut(page, config, element))
      } catch (cause) {
        close()
        throw cause
      }
    },
    draw: show,
    close,
    add(there, laterTexts) {
      later = there
      Object.assign(steps, there.laterSteps)
      dialog.addStyles(there.laterStyles)
      texts = { ...laterTexts, ...texts }
      // The questions of a reason that was picked before they could be drawn.
      if (drawn?.answers.reason) show(drawn)
    },
  }
}
