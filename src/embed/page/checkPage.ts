import { didYouMean, nearestOf } from '../../config/lint/nearest'
import type { Config } from '../../config/schema/schema'
import type { Decision } from '../../decide/decision'
import { flowEventTypes } from '../../events/wire/flowEvent'
import type { Page } from './page'
import { tellErrorOnce } from './tell'

/** What `on` can listen to. */
const events: readonly string[] = ['outcome', 'event', 'error', ...flowEventTypes]

/** The words that each of these settings takes; any other counts as the `effects` below say. */
const words = {
  mode: ['live', 'test'],
  preload: ['intent', 'idle'],
  consent: ['granted', 'pending', 'refused'],
} as const

/** The names that a handler can have, beside those of custom offers. */
const actions =
  'cancel withdraw resume discount pause plan_change trial_extension credit update_payment contact booking video redirect skip reschedule frequency swap gift address chat custom'.split(
    ' ',
  )

/**
 * Reports, once each, what the page has set or registered in vain. Checked here, after the first screen, to keep the loader
 * small.
 */
export function checkPage(page: Page, { offers = {}, steps = [] }: Config): void {
  const { settings, listeners, handlers, mounts } = page
  const { timeout = 1500 } = settings
  if (!(timeout > 0)) tellErrorOnce(page, `timeout: expected milliseconds, got ${timeout}; 1500 counts.`)
  for (const [name, known] of Object.entries(words)) {
    const given = settings[name as keyof typeof words]
    if (given !== undefined && !(known as readonly string[]).includes(given))
      tellErrorOnce(
        page,
        `${name}: expected ${known.join(', ')}, got "${given}". ${effects[name as keyof typeof words]}`,
      )
  }
  const custom = Object.entries(offers).filter(([, { type }]) => type === 'custom')
  const names = custom.map(([id, offer]) => ('name' in offer && `${offer.name}`) || id)
  const unknown = (what: string, given: Iterable<string>, known: readonly string[], done: string) => {
    for (const name of given) {
      if (known.includes(name)) continue
      tellErrorOnce(
        page,
        `${what} "${name}": expected a name that we know, got one that is none. ${done} ${didYouMean(nearestOf(name, known), known)}`,
      )
    }
  }
  unknown('on', listeners.keys(), events, 'No event is called so; it is never told.')
  unknown(
    'handle',
    Object.keys(handlers),
    [...actions, ...names],
    'No offer of the config asks for it; it is never called.',
  )
  const places = [...steps.map(({ id }) => id), ...names, ...custom.map(([id]) => id)]
  unknown('mount', Object.keys(mounts), places, 'No step or custom offer of the config has it; it is never drawn.')
}

/** What counts where a setting has a word that it does not take. */
const effects = {
  mode: 'It counts as live.',
  preload: 'It counts as intent.',
  consent: 'No consent is given: events are kept in memory.',
}

/**
 * The beginnings of reasons that point to a mistake in the page or the config, which live mode reports, too. Any other reason,
 * such as a limit, only means that this customer may not have the offer.
 */
const mistakes = ['no handler', 'no link', 'not in the config', 'impossible numbers']

/** Reports, once each, which offers were left out and why: in test mode all, in live mode only those that no customer can get. */
export function checkDecision(page: Page, { trace }: Decision): void {
  for (const { kind, id, result, why = '' } of trace) {
    if (kind !== 'offer' || result === 'matched') continue
    if (page.settings.mode !== 'test' && !mistakes.some((mistake) => why.startsWith(mistake))) continue
    tellErrorOnce(
      page,
      `offer "${id}": expected one that this customer can have, got "${why}". It is left out; the flow goes on.`,
    )
  }
}
