import type { Config } from '../../config/schema/schema'
import type { Action, Flow } from '../../flow/flow'
import { createDialog, type DialogLook } from '../../ui/dialog/Dialog'
import { themeStyle } from '../../ui/dialog/theme'
import { firstSteps } from '../../ui/first/firstSteps'
import { directionOf } from '../../ui/first/language'
import type { Steps } from '../../ui/first/steps'
import { createView, type Spoken } from '../../ui/first/view'
import type { Texts } from '../../ui/languages/en'
import type { LaterTexts } from '../../ui/languages/enLater'
import type { Page } from '../page/page'
import { createHost } from './createHost'

export interface ScreenOptions {
  act: (action: Action) => void
  spoken: Spoken
  page: Page
  config: Config
}

export interface FlowScreen {
  /** The merchant's own code draws into its children with `data-mount`, named by step or custom offer. */
  readonly element: HTMLElement
  readonly isOpen: boolean
  /** It has the screens after the first, too. */
  readonly isWhole: boolean
  /** Opens the dialog, or draws in it what has changed. Throws what a screen throws. */
  show(flow: Flow): void
  /** Draws where nobody sees it. */
  rehearse(flow: Flow): void
  close(): void
  /** The screens after the first and what they wear, and what is said on them. */
  add(later: Later, texts: LaterTexts): void
}

interface Later {
  laterSteps: Steps
  laterStyles: string
  layOut: typeof import('./layOut').layOut
  noticeFor: typeof import('./noticeFor').noticeFor
  placeMounts: typeof import('./placeMounts').placeMounts
}

/** The dialog in the page, showing a flow; whoever takes it out of the page ends the flow unchanged. */
export function createScreen({ act, spoken, page, config }: ScreenOptions): FlowScreen {
  const steps = { ...firstSteps }
  const host = createHost()
  const dialog = createDialog(host, page.settings, () => act({ type: 'close' }))
  let texts: Partial<Texts> = spoken.texts
  let later: Later | undefined
  let shown: Shown | undefined
  const draw = (flow: Flow, { look }: Shown) => {
    const { step, offerIndex, merchantStep } = flow
    const screen = steps[step]
    if (!screen) throw new Error(`the "${step}" screen is not there`)
    const name = (step === 'custom' && merchantStep?.id) || step
    const view = createView({ flow, act, spoken: { ...spoken, texts }, now: new Date() })
    dialog.draw({ name: name + offerIndex, step: name, look, screen: [screen(view), later?.noticeFor(page)] })
    later?.placeMounts(host, dialog.root)
    shown = { look, flow }
  }
  const open = (flow: Flow) => {
    const place = later?.layOut(page, config)
    const look: DialogLook = {
      lang: spoken.locale,
      dir: directionOf(flow.situation.locale ?? 'en'),
      style: themeStyle(config.theme),
      layout: place?.layout,
    }
    try {
      draw(flow, { look, flow })
      dialog.open(place?.container)
    } catch (cause) {
      close()
      throw cause
    }
  }
  const close = () => {
    shown = undefined
    dialog.close()
  }
  return {
    element: host,
    get isOpen() {
      return !!shown
    },
    get isWhole() {
      return !!later
    },
    show: (flow) => (shown ? draw(flow, shown) : open(flow)),
    rehearse: (flow) => draw(flow, { look: { style: themeStyle(config.theme) }, flow }),
    close,
    add(code, laterTexts) {
      Object.assign(steps, code.laterSteps)
      dialog.addStyles(code.laterStyles)
      texts = { ...laterTexts, ...texts }
      later = code
      // The questions of a reason that was picked before they could be drawn.
      if (shown) draw(shown.flow, shown)
    },
  }
}

/** What is on the screen. */
interface Shown {
  look: DialogLook
  flow: Flow
}
