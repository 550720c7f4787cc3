import { advanceBy } from './advanceBy'
import { movesBy } from './movesBy'
import { wholeChoosing } from './wholeChoosing'

/** The flow after an action, whatever its offers are. An action that its screen does not offer gives back the same flow. */
export const advanceWhole = advanceBy(movesBy(wholeChoosing))
