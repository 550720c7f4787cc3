import type { Flow } from '../../flow/flow'
import { isBroken } from '../../flow/isBroken'
import { tellError } from '../page/tell'
import { breakOff } from './breakOff'
import { dispatch } from './dispatch'
import { renewScreen } from './screen'
import type { Talk } from './talk'

/** Draws the flow. What throws may have left half a screen, so the bare way out stands in a dialog of its own. Never throws. */
export function show(talk: Talk, flow: Flow): void {
  const isFresh = !talk.screen.isOpen
  try {
    talk.screen.show(flow)
    talk.fillMounts()
  } catch (cause) {
    renewScreen(talk)
    if (!isBroken(flow)) breakOff(talk, cause)
    else if (isFresh) giveUp(talk, cause)
    else show(talk, flow)
  }
}

/** Not even the bare way out can be drawn: the page is the customer's again, as it was. */
function giveUp(talk: Talk, cause: unknown): void {
  tellError(talk.page, 'dialog: expected a screen, got what follows; it closes, and nothing was changed.', cause)
  dispatch(talk, { type: 'aside', failure: 'broken' })
}
