import type { Theme } from '../config/schema'
import type { Action, Flow } from '../flow/flow'
import { createDialog, type Dialog } from '../ui/Dialog'
import { draw } from '../ui/draw'
import { directionOf } from '../ui/language'
import type { Texts } from '../ui/languages/en'
import { applyTheme } from '../ui/theme'
import { createView } from '../ui/view'
import type { Settings } from './page'

export interface MountOptions {
  act: (action: Action) => void
  texts: Texts
  settings: Settings
  theme: Theme | undefined
}

export interface Screen {
  open(flow: Flow): void
  draw(flow: Flow): void
  close(): void
}

/** The dialog in the page, showing a flow; whoever takes it out of the page ends the flow unchanged. */
export function mount({ act, texts, settings, theme }: MountOptions): Screen {
  const dismiss = () => act({ type: 'close' })
  const dialog = createDialog(settings, dismiss)
  const show = (flow: Flow) => draw(createView({ flow, act, texts, now: new Date() }), dialog.element)
  return {
    open(flow) {
      applyTheme(dialog.element, theme)
      setLanguage(dialog, flow)
      try {
        show(flow)
        dialog.open()
      } catch (cause) {
        dialog.close()
        throw cause
      }
    },
    draw: show,
    close: dialog.close,
  }
}

function setLanguage({ element }: Dialog, { situation: { locale = 'en' } }: Flow): void {
  element.lang = locale
  element.dir = directionOf(locale)
}
