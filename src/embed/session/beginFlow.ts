import { nanoid } from 'nanoid'
import type { Config } from '../../config/schema/schema'
import { decideOpening } from '../../decide/decideOpening'
import type { Flow } from '../../flow/flow'
import { openPlainly } from '../../flow/openPlainly'
import { startFlow } from '../../flow/startFlow'
import type { Conversation } from './converse'
import type { LaterLoader } from './laterLoader'

/** The flow on its first screen. Where that takes more than the first chunk has, it waits for the later one. Rejects with its failure. */
export async function beginFlow(conversation: Conversation, later: Pick<LaterLoader, 'load'>): Promise<Flow> {
  const { page, config, situation, decision } = conversation
  const { mode = 'live' } = page.settings
  const begin = (open: (fresh: Flow) => Flow) =>
    startFlow({
      config,
      situation,
      sessionId: nanoid(),
      mode,
      now: new Date(),
      random: Math.random,
      mounts: Object.keys(page.mounts),
      open,
    })
  const plain = begin((fresh) => openPlainly(fresh, decision ?? decideOpening(config, situation)))
  if (isPlain(plain, config)) return plain
  const { open } = await later.load()
  return begin((fresh) => open(fresh, new Date()))
}

/** Whether the first chunk can draw and decide the first screen: a survey in a modal dialog, and no rule that acts before it. */
function isPlain({ step }: Flow, { layout = 'modal', rules }: Config): boolean {
  return step === 'survey' && layout === 'modal' && !rules?.some(({ on }) => on)
}
