import { atOpening } from '../../decide/decideOpening'
import { wearLater } from './screen'
import type { Talk } from './talk'

/** Fetches the screens after the first, and all that goes with them. Rejects when they do not come. */
export async function addLater(talk: Talk): Promise<void> {
  const { page, config, situation, later, delivery, opensWith } = talk
  const there = await later.load()
  // Complete now, where nothing but the opening has been decided yet.
  if (page.decision === opensWith) page.decision = there.decide(config, atOpening(situation))
  there.checkPage(page, config)
  if (page.decision) there.checkDecision(page, page.decision)
  void delivery.resume()
  wearLater(talk)
}
