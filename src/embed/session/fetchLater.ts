import { atOpening } from '../../decide/decideOpening'
import { addLaterScreens } from './screen'
import type { RunningSession } from './runningSession'

/** Fetches the screens after the first, and all that goes with them. Rejects when they do not come. */
export async function fetchLater(session: RunningSession): Promise<void> {
  const { page, config, situation, later, delivery, opensWith } = session
  const code = await later.load()
  // Complete now, where nothing but the opening has been decided yet.
  if (page.decision === opensWith) page.decision = code.decide(config, atOpening(situation))
  code.checkPage(page, config)
  if (page.decision) code.checkDecision(page, page.decision)
  void delivery.resume()
  addLaterScreens(session)
}
