import { atOpening } from '../../decide/atOpening'
import type { RunningSession } from './runningSession'
import { addLaterScreens } from './screen'

/** Loads the second chunk and does what waited for it. Rejects when it does not load. */
export async function fetchLater(session: RunningSession): Promise<void> {
  const { page, config, situation, later, delivery, opensWith } = session
  const code = await later.load()
  // The first chunk decides only whether to open. Unless more was decided since, `explain` now gets the whole Decision.
  if (page.decision === opensWith) page.decision = code.decideInFlow(config, atOpening(situation))
  code.checkPage(page, config)
  if (page.decision) code.checkDecision(page, page.decision)
  void delivery.resume()
  addLaterScreens(session)
}
