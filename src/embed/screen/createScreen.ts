import type { Config } from '../../config/schema/schema'
import type { Action, Flow } from '../../flow/flow'
import { createDialog, type DialogLook } from '../../ui/dialog/Dialog'
import { themeStyle } from '../../ui/dialog/theme'
import { firstSteps } from '../../ui/first/firstSteps'
import { directionOf } from '../../ui/first/language'
import type { Steps } from '../../ui/first/steps'
import { createView, type Spoken } from '../../ui/first/view'
import type { Opening } from '../flowCode'
import type { Page } from '../page/page'
import { createHost } from './createHost'
import { layOutUnseen } from './layOutUnseen'
import { pageLook } from './pageLook'

/** What a flow's screens need. */
export interface ScreenOptions {
  /** Called with what the customer does. */
  act: (action: Action) => void
  spoken: Spoken
  page: Page
  config: Config
  /** What asked for the flow: the dialog takes its look from what was pressed. */
  opening?: Pick<Opening, 'pressed'>
}

/** The dialog that shows a flow. */
export interface FlowScreen {
  /** Our element in the page. Its children with `data-mount` are the room for the merchant's own code. */
  readonly element: HTMLElement
  readonly isOpen: boolean
  /** Whether `add` was called, so that it can draw every screen. */
  readonly isWhole: boolean
  /** Opens the dialog, or draws the flow in the open one. Throws what a screen throws. */
  show(flow: Flow): void
  /** Draws the flow and lays it out, without showing the dialog. */
  rehearse(flow: Flow): void
  /** Puts a rehearsed screen into the hands of a flow, of the same page and config. */
  adopt(options: ScreenOptions): void
  /** Takes the dialog out of the page. */
  close(): void
  /** Adds the screens after the first, and draws again: a reason may be picked whose questions could not be drawn before. */
  add(later: Later): void
}

/** What createScreen needs of the second chunk. */
interface Later {
  laterSteps: Steps
  laterStyles: string
  dragSheet: typeof import('../../ui/later/dragSheet').dragSheet
  layOut: typeof import('./layOut').layOut
  noticeFor: typeof import('./noticeFor').noticeFor
  placeMounts: typeof import('./placeMounts').placeMounts
  speakWhole: typeof import('../texts/speakWhole').speakWhole
}

/** Makes the dialog for a flow, not open yet. Where the page takes our element out, the flow is closed with nothing changed. */
export function createScreen(options: ScreenOptions): FlowScreen {
  let given = options
  const { page, config } = options
  const steps = { ...firstSteps }
  const host = createHost()
  const dialog = createDialog(host, page.settings, () => given.act({ type: 'close' }))
  let later: Later | undefined
  let shown: Shown | undefined
  const draw = (flow: Flow, { look }: Shown) => {
    const { step, offerIndex, merchantStep } = flow
    const screen = steps[step]
    if (!screen) throw new Error(`the "${step}" screen is not there`)
    const name = (step === 'custom' && merchantStep?.id) || step
    const view = createView({ ...given, flow, now: new Date() })
    dialog.draw({ name: name + offerIndex, step: name, look, screen: [screen(view), later?.noticeFor(page)] })
    later?.placeMounts(host, dialog.root)
    shown = { look, flow }
  }
  const open = (flow: Flow) => {
    const place = later?.layOut(page, config)
    try {
      draw(flow, { look: { ...lookOf(given, flow), layout: place?.layout }, flow })
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
    adopt(taken) {
      given = taken
    },
    rehearse(flow) {
      draw(flow, { look: { style: themeStyle(config.theme) }, flow })
      layOutUnseen(host)
      shown = undefined
    },
    close,
    add(code) {
      Object.assign(steps, code.laterSteps)
      dialog.addStyles(code.laterStyles)
      code.dragSheet(dialog.root, () => given.act({ type: 'close' }))
      given = { ...given, spoken: code.speakWhole(given.spoken) }
      later = code
      if (shown) draw(shown.flow, { ...shown, look: { ...shown.look, lang: given.spoken.locale } })
    },
  }
}

function lookOf({ spoken, page, config, opening }: ScreenOptions, { situation }: Flow): DialogLook {
  return {
    lang: spoken.locale,
    dir: directionOf(situation.locale ?? 'en'),
    style: themeStyle(config.theme, pageLook(opening?.pressed, page.settings.triggers)),
  }
}

/** What the open dialog shows. */
interface Shown {
  look: DialogLook
  flow: Flow
}
