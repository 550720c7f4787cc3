import { moreTypes } from '../../../src/config/schema/moreTypes'
import {
  type CancelFlowOptions,
  type Config,
  createCancelFlow,
  type FlowEvent,
  type Situation,
} from '../../../src/index'

/** What the flow is opened with. */
export interface OpenOptions {
  /** The config as the editor holds it: test mode shows what is wrong with it. */
  config: unknown
  facts: Pick<Situation, 'customer' | 'subscription' | 'history'>
  nonce: string
  onEvent: (event: FlowEvent) => void
}

/** Opens the real flow in test mode. Without an endpoint its events go to this page and nowhere else. Resolves to the outcome. */
export async function openFlow({ config, facts, nonce, onEvent }: OpenOptions): Promise<string> {
  const flow = createCancelFlow({
    ...facts,
    config: ofItsOwn(config),
    mode: 'test',
    locale: 'en',
    nonce,
    handlers: handlersFor(config),
    on: { event: onEvent },
  } as CancelFlowOptions)
  const { outcome } = await flow.open()
  flow.destroy()
  return outcome
}

// A browser remembers offers by the flow's id. Another id leaves those of the account page untouched.
function ofItsOwn(config: unknown): unknown {
  const { id } = config as Config
  return typeof id === 'string' && id ? { ...(config as Config), id: 'playground' } : config
}

const types = [
  'discount',
  'pause',
  'plan_change',
  'trial_extension',
  'credit',
  'update_payment',
  'cancel',
  ...moreTypes,
]

/** Handlers that accept every offer of this config and change nothing. */
export function handlersFor(config: unknown): NonNullable<CancelFlowOptions['handlers']> {
  const offers = Object.values((config as Partial<Config> | null)?.offers ?? {})
  const own = offers.flatMap((offer) => (offer?.type === 'custom' ? [offer.name] : []))
  const pretend = () => ({ confirmationId: 'PLAYGROUND', message: 'This is the playground: nothing was changed.' })
  return Object.fromEntries([...types, ...own].map((name) => [name, pretend]))
}
