import { nanoid } from 'nanoid'
import { decideOpening } from '../../decide/decideOpening'
import type { Flow } from '../../flow/flow'
import { needsLaw } from '../../flow/needsLaw'
import { openPlainly } from '../../flow/openPlainly'
import { startFlow } from '../../flow/startFlow'
import type { LaterLoader } from './laterLoader'
import type { SessionParts } from './sessionParts'

/** The flow on its first screen. Where the first chunk cannot draw that, it waits for the later one, and rejects if that fails. */
export async function beginFlow(
  { page, config, flows, situation, decision }: SessionParts,
  later: Pick<LaterLoader, 'load'>,
): Promise<Flow> {
  // Any other word counts as live, as the console says.
  const mode = page.settings.mode === 'test' ? 'test' : 'live'
  const begin = (open: (fresh: Flow) => Flow) =>
    startFlow({
      config,
      flows,
      situation,
      sessionId: nanoid(),
      mode,
      now: new Date(),
      random: Math.random,
      mounts: Object.keys(page.mounts),
      open,
    })
  const plain = begin((fresh) => openPlainly(fresh, decision ?? decideOpening(config, situation)))
  const isModal = (config.layout ?? 'modal') === 'modal'
  // The first chunk can do no more: a survey in a modal dialog in words of our own, and no rule that acts before it.
  const isPlain = isModal && !config.rules?.some(({ on }) => on) && !needsLaw(config, situation)
  if (plain.step === 'survey' && isPlain) return plain
  const { openFlow } = await later.load()
  return begin((fresh) => openFlow(fresh, new Date()))
}
