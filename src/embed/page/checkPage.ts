import { didYouMean, nearestOf } from '../../config/lint/nearest'
import type { Config } from '../../config/schema/schema'
import type { Decision } from '../../decide/decision'
import { flowEventTypes } from '../../events/wire/flowEvent'
import type { Page } from './page'
import { tellErrorOnce } from './tell'

const events: readonly string[] = ['outcome', 'event', 'error', ...flowEventTypes]

/** What each of these may say; another word counts as the first. */
const words = {
  mode: ['live', 'test'],
  preload: ['intent', 'idle'],
  consent: ['granted', 'pending', 'refused'],
} as const

/** What a handler can be for, beside the names of custom offers. */
const actions =
  'cancel resume discount pause plan_change trial_extension credit update_payment contact booking video redirect custom'.split(
    ' ',
  )

/** Says, once of each, what the page asked for in vain; the loader has no room to know. */
export function checkPage(page: Page, { offers = {}, steps = [] }: Config): void {
  const { settings, listeners, handlers, mounts } = page
  const { timeout = 1500 } = settings
  if (!(timeout > 0)) tellErrorOnce(page, `timeout: expected milliseconds, got ${timeout}; 1500 counts.`)
  for (const [name, known] of Object.entries(words)) {
    const given = settings[name as keyof typeof words]
    if (given !== undefined && !(known as readonly string[]).includes(given))
      tellErrorOnce(page, `${name}: expected ${known.join(', ')}, got "${given}". ${effects[name as keyof typeof words]}`)
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

const effects = {
  mode: 'It counts as live.',
  preload: 'It counts as intent.',
  consent: 'No consent is given: events are kept in memory.',
}

/** Mistakes of the page or the config, which are worth a word in live mode, too; other refusals are for this customer. */
const mistakes = ['no handler', 'no link', 'not in the config', 'impossible numbers']

/** Says, once of each, which offers fell away and why: in test mode all, else those that nobody can ever get. */
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
