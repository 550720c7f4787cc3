import { tellError } from '../page/tell'
import { createScreen } from '../screen/createScreen'
import type { RunningSession } from './runningSession'

/** Takes the dialog out of the page; what the merchant's own code drew in it cleans up. */
export function closeScreen(session: RunningSession): void {
  try {
    session.screen.close()
    session.fillMounts()
  } catch (cause) {
    tellError(session.page, 'dialog: expected it to close, got what follows; it is taken out as far as it can be.', cause)
  }
}

/** Another dialog in place of one that may hold half a screen. */
export function renewScreen(session: RunningSession): void {
  closeScreen(session)
  session.screen = createScreen(session)
  session.fillMounts = () => {}
}

/** Gives the dialog the screens after the first, where they are there. */
export function addLaterScreens(session: RunningSession): void {
  const { later, screen, page, store, act } = session
  const { code, texts } = later
  if (!code || !texts || screen.isWhole) return
  screen.add(code, texts)
  session.fillMounts = code.createMountFiller({ page, root: screen.element, flow: store.flow, act })
}
