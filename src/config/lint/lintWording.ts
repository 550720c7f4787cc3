import { at, type Problem } from '../check/problem'
import { lockedPrefix } from '../fairness/statutoryWords'
import { presetsOf } from '../schema/presetOf'
import type { Config } from '../schema/schema'
import { spotAt, warning } from './finding'
import { type Role, textsOf, wordsOf } from './placedTexts'
import { findPhrase } from './wording/findPhrase'
import { findWording, listsFor, type WordingKind } from './wording/findWording'

const mends: Readonly<Record<WordingKind, [what: string, mend: string]>> = {
  shaming: ['shames whoever leaves', 'Say what is, without feelings.'],
  selfShaming: [
    'makes the customer speak badly of themselves',
    'Say what the press does: "No, thanks", "Cancel subscription".',
  ],
  urgent: ['hurries', 'Give a date where there is one; else leave it out.'],
  losing: ['threatens with a loss', 'List what ends under confirm.loses, and the date with it.'],
  doubleNegative: ['is a no to a no', 'Begin with the verb: "Cancel subscription", "Keep subscription".'],
}

/** Finds wording that shames or hurries, and cancel buttons that do not say so (law: never harder than staying). */
export function lintWording(config: Config): Problem[] {
  // The federal law of the United States asks for a simple mechanism, and says nothing of its label.
  const isFirm = presetsOf(config).every((preset) => preset !== 'us-ftc' && preset !== 'relaxed')
  return [
    ...textsOf(config).flatMap((placed) =>
      wordsOf(placed).flatMap(({ path, language, words }) =>
        lintWords({ path, language, words, role: roleAt(placed.path, placed.role) }),
      ),
    ),
    ...messagesOf(config).flatMap((message) => [...lintWords(message), ...lintCancel(message, isFirm)]),
  ]
}

/** The role of a text. A question's label is the merchant's wording; labels of reasons and options are the customer's. */
function roleAt(path: string, role: Role): Role {
  return /questions\[\d+\]\.label$/.test(path) ? 'heading' : role
}

interface Words {
  path: string
  language: string | undefined
  words: string
  role: Role
}

function lintWords({ path, language, words, role }: Words): Problem[] {
  const fault = findWording(words, language, role, /loses/.test(path))
  if (!fault) return []
  const [what, mend] = mends[fault.kind]
  return [{ ...warning(spotAt(path), `"${fault.found}" ${what}`, mend), rule: 'wording' }]
}

interface Message extends Words {
  key: string
}

const buttons = [
  'cancel',
  'confirm',
  'keep',
  'leave',
  'close',
  'back',
  'continue',
  'skip',
  'accept',
  'decline',
  'retry',
  'undo',
]

function messagesOf({ messages = {} }: Config): Message[] {
  return Object.entries(messages).flatMap(([language, texts]) =>
    Object.entries(texts).flatMap(([key, words]) => {
      // Never shown: the law's own words are, and lintStatutory says so.
      if (key.startsWith(lockedPrefix)) return []
      const last = key.split('.').at(-1) ?? ''
      const role = buttons.includes(last)
        ? 'button'
        : key.startsWith('reason.')
          ? 'answer'
          : last === 'title'
            ? 'heading'
            : 'line'
      return [{ key, language, words, role, path: at(at('messages', language), key) }]
    }),
  )
}

const cancelKeys = ['cancel', 'confirm', 'trialing.cancel', 'trialing.confirm', 'paused.cancel', 'past_due.cancel']

/** Checks that a cancel button says so, as California and others require ("click to cancel"). */
function lintCancel({ key, language, words, path }: Message, isFirm: boolean): Problem[] {
  const lists = cancelKeys.includes(key) ? listsFor(language) : []
  if (!lists.length || lists.some((list) => findPhrase(words, list.cancelVerbs, list) !== undefined)) return []
  const verbs = lists.flatMap(({ cancelVerbs }) => cancelVerbs.slice(0, 1)).map((verb) => verb.replace('*', ''))
  const message = `"${words}" is the way to cancel, and does not say so`
  const mend = `Begin with the verb: ${[...new Set(verbs)].join(', ')}.`
  return [{ severity: isFirm ? 'error' : 'warning', path, message, mend, rule: 'cancel-label' }]
}
