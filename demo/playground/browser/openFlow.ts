import {
  type CancelFlowOptions,
  type Config,
  createCancelFlow,
  type FlowEvent,
  type Situation,
} from '../../../src/index'

export interface OpenOptions {
  /** As it was read: test mode shows what is wrong with it. */
  config: unknown
  facts: Pick<Situation, 'customer' | 'subscription' | 'history'>
  nonce: string
  onEvent: (event: FlowEvent) => void
}

/** Shows the real flow in test mode, without an endpoint: its events are told to this page and go nowhere else. */
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

// The offers that this browser remembers are kept by the flow's id: those of the account page must stay as they are.
function ofItsOwn(config: unknown): unknown {
  const { id } = config as Config
  return typeof id === 'string' && id ? { ...(config as Config), id: 'playground' } : config
}

const types = ['discount', 'pause', 'plan_change', 'trial_extension', 'credit', 'update_payment', 'cancel']

/** Everything that this config offers can be accepted here, and nothing happens. */
export function handlersFor(config: unknown): NonNullable<CancelFlowOptions['handlers']> {
  const offers = Object.values((config as Partial<Config> | null)?.offers ?? {})
  const own = offers.flatMap((offer) => (offer?.type === 'custom' ? [offer.name] : []))
  const pretend = () => ({ confirmationId: 'PLAYGROUND', message: 'This is the playground: nothing was changed.' })
  return Object.fromEntries([...types, ...own].map((name) => [name, pretend]))
}
