import { tellError } from '../page/tell'
import { createScreen } from '../screen/createScreen'
import type { RunningSession } from './runningSession'

/** Takes the dialog out of the page, and lets the merchant's mounts clean up. Never throws. */
export function closeScreen(session: RunningSession): void {
  try {
    session.screen.close()
    session.fillMounts()
  } catch (cause) {
    tellError(
      session.page,
      'dialog: expected it to close, got what follows; it is taken out as far as it can be.',
      cause,
    )
  }
}

/** Puts a new dialog, not open yet, in place of one in which a screen may be half drawn. */
export function renewScreen(session: RunningSession): void {
  closeScreen(session)
  session.screen = createScreen(session)
  session.fillMounts = () => {}
}

/** Adds the screens after the first to the dialog, once they are loaded. */
export function addLaterScreens(session: RunningSession): void {
  const { later, screen, page, store, act } = session
  const { code } = later
  if (!code || screen.isWhole) return
  screen.add(code)
  session.fillMounts = code.createMountFiller({ page, root: screen.element, flow: store.flow, act })
}
