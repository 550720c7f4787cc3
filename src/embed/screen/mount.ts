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

export interface MountOptions {
  act: (action: Action) => void
  spoken: Spoken
  page: Page
  config: Config
}

export interface Mounted {
  /** The host of the dialog. The merchant's own code draws into its children with `data-mount`. */
  readonly element: HTMLElement
  readonly isOpen: boolean
  /** Whether `add` was called: the screens after the first are there, too. */
  readonly isWhole: boolean
  /** Opens the dialog, or draws in it what has changed. Throws what a screen throws. */
  show(flow: Flow): void
  /** Draws without opening, where nobody sees it. */
  rehearse(flow: Flow): void
  /** Takes the dialog out of the page. */
  close(): void
  /** Adds the screens after the first, their styles and their texts. */
  add(later: Later, texts: LaterTexts): void
}

/** The part of the later chunk that a dialog uses. */
interface Later {
  laterSteps: Steps
  laterStyles: string
  layOut: typeof import('./layOut').layOut
  noticeFor: typeof import('./noticeFor').noticeFor
  placeMounts: typeof import('./placeMounts').placeMounts
}

/** A dialog that shows a flow. When the page takes the dialog out, the flow ends unchanged. */
export function mount({ act, spoken, page, config }: MountOptions): Mounted {
  const steps = { ...firstSteps }
  const host = createHost()
  const dialog = createDialog(host, page.settings, () => act({ type: 'close' }))
  let texts: Partial<Texts> = spoken.texts
  let later: Later | undefined
  let stands: Standing | undefined
  const draw = (flow: Flow, { look }: Standing) => {
    const { step, offerIndex, merchantStep } = flow
    const screen = steps[step]
    if (!screen) throw new Error(`the "${step}" screen is not there`)
    const name = (step === 'custom' && merchantStep?.id) || step
    const view = createView({ flow, act, spoken: { ...spoken, texts }, now: new Date() })
    dialog.draw({ name: name + offerIndex, step: name, look, screen: [screen(view), later?.noticeFor(page)] })
    later?.placeMounts(host, dialog.root)
    stands = { look, flow }
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
    stands = undefined
    dialog.close()
  }
  return {
    element: host,
    get isOpen() {
      return !!stands
    },
    get isWhole() {
      return !!later
    },
    show: (flow) => (stands ? draw(flow, stands) : open(flow)),
    rehearse: (flow) => draw(flow, { look: { style: themeStyle(config.theme) }, flow }),
    close,
    add(there, laterTexts) {
      Object.assign(steps, there.laterSteps)
      dialog.addStyles(there.laterStyles)
      texts = { ...laterTexts, ...texts }
      later = there
      // Draws the questions of a reason that was picked before they could be drawn.
      if (stands) draw(stands.flow, stands)
    },
  }
}

/** What stands on the screen, and how the dialog looks. */
interface Standing {
  look: DialogLook
  flow: Flow
}
