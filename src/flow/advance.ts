import { advanceBy } from './advanceBy'
import { plainChoosing } from './choice'
import { movesBy } from './movesBy'

/**
 * The flow after an action, where no offer is about deliveries; advanceWhole takes those, too. An action that its screen does not
 * offer gives back the same flow.
 */
export const advance = advanceBy(movesBy(plainChoosing))
