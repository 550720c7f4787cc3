import { statutoryWords } from '../../config/fairness/statutoryWords'
import type { Preset } from '../../config/schema/presetOf'

type Texts = Readonly<Record<string, string>>

/** Of a withdrawal, which text stands in place of which: every screen then speaks of a withdrawal. */
const ofWithdrawal: Texts = {
  cancel: 'withdraw.cancel',
  confirm: 'withdraw.confirm',
  'confirm.later': 'withdraw.confirm',
  'confirm.title': 'withdraw.title',
  'error.title': 'withdraw.failed',
  'canceled.title': 'withdraw.done',
  'canceled.date': 'withdraw.date',
}

/** What the words of a law depend on. */
export interface Locked {
  kind: 'cancel' | 'withdraw' | undefined
  preset: Preset
  locale: string
}

/**
 * The texts with the words that the law gives over them, whatever the config's `messages` say. `law` are our own texts of laws. No
 * text for a status is left beside one that is locked: it would stand in its place.
 */
export function lockedTexts(texts: Texts, law: Texts, { kind, preset, locale }: Locked): Texts {
  const given = statutoryWords[preset]
  const isSpoken = given && locale.split('-')[0] === given.language
  const locked = kind === 'withdraw' ? renamed(law) : isSpoken ? given.words : {}
  const left = Object.entries(texts).filter(([key]) => !Object.hasOwn(locked, key.replace(/^trialing\./, '')))
  return { ...Object.fromEntries(left), ...locked }
}

function renamed(law: Texts): Texts {
  // What the customer loses at once is no date to come: a line without a label is left out.
  return {
    ...Object.fromEntries(Object.entries(ofWithdrawal).map(([key, name]) => [key, law[name] ?? ''])),
    access: '',
  }
}
