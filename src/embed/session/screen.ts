import { tellError } from '../page/tell'
import { mount } from '../screen/mount'
import type { Talk } from './talk'

/** A dialog for the conversation, not open yet, with the first screens only. */
export function createScreen({ act, spoken, page, config }: Pick<Talk, 'act' | 'spoken' | 'page' | 'config'>) {
  return mount({ act, spoken, page, config })
}

/** Takes the dialog out of the page; what the merchant's own code drew in it cleans up. */
export function closeScreen(talk: Talk): void {
  try {
    talk.screen.close()
    talk.fillMounts()
  } catch (cause) {
    tellError(talk.page, 'dialog: expected it to close, got what follows; it is taken out as far as it can be.', cause)
  }
}

/** Another dialog in place of one that may hold half a screen. */
export function renewScreen(talk: Talk): void {
  closeScreen(talk)
  talk.screen = createScreen(talk)
  talk.fillMounts = () => {}
}

/** Gives the dialog the screens after the first, where they are there. */
export function wearLater(talk: Talk): void {
  const { later, screen, page, store, act } = talk
  const { there, texts } = later
  if (!there || !texts || screen.isWhole) return
  screen.add(there, texts)
  talk.fillMounts = there.createMountFiller({ page, root: screen.element, flow: store.flow, act })
}
