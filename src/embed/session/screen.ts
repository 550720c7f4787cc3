import { tellError } from '../page/tell'
import { mount } from '../screen/mount'
import type { Talk } from './talk'

/** Takes the dialog out of the page, and lets what the merchant's own code drew in it clean up. */
export function closeScreen(talk: Talk): void {
  try {
    talk.screen.close()
    talk.fillMounts()
  } catch (cause) {
    tellError(talk.page, 'dialog: expected it to close, got what follows; it is taken out as far as it can be.', cause)
  }
}

/** Puts a new dialog, with the first screens only, in place of one that may hold half a screen. */
export function renewScreen(talk: Talk): void {
  closeScreen(talk)
  talk.screen = mount(talk)
  talk.fillMounts = () => {}
}

/** Gives the dialog the screens after the first, where they are loaded. */
export function wearLater(talk: Talk): void {
  const { later, screen, page, store, act } = talk
  const { there, texts } = later
  if (!there || !texts || screen.isWhole) return
  screen.add(there, texts)
  talk.fillMounts = there.createMountFiller({ page, root: screen.element, flow: store.flow, act })
}
