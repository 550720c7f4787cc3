import { at, type Problem } from '../check/problem'
import type { Config } from '../schema/schema'
import { spotAt, warning } from './finding'
import { type Role, textsOf, wordsOf } from './placedTexts'
import { findPhrase } from './wording/findPhrase'
import type { WordList } from './wording/wordList'
import { wordLists } from './wording/wordLists'

type Kind = Exclude<keyof WordList, 'isSpaced' | 'cancelVerbs'>

/** What is looked for in a text of each role. Labels are the customer's word, names a product's. */
const kindsOf: Readonly<Record<Role, readonly Kind[]>> = {
  button: ['selfShaming', 'shaming', 'urgent', 'losing', 'doubleNegative'],
  heading: ['shaming', 'urgent', 'losing'],
  line: ['shaming', 'urgent', 'losing'],
  answer: ['selfShaming', 'urgent'],
  name: ['urgent'],
}

const mends: Readonly<Record<Kind, [what: string, mend: string]>> = {
  shaming: ['shames whoever leaves', 'Say what is, without feelings.'],
  selfShaming: [
    'makes the customer speak badly of themselves',
    'Say what the press does: "No, thanks", "Cancel subscription".',
  ],
  urgent: ['hurries', 'Give a date where there is one; else leave it out.'],
  losing: ['threatens with a loss', 'List what ends under confirm.loses, and the date with it.'],
  doubleNegative: ['is a no to a no', 'Begin with the verb: "Cancel subscription", "Keep subscription".'],
}

/** Wording that shames or hurries (dark patterns that laws against unfair practices name), and a way to cancel that does not say so. */
export function lintWording(config: Config): Problem[] {
  return [
    ...textsOf(config).flatMap((placed) =>
      wordsOf(placed).flatMap(({ path, language, words }) =>
        lintWords({ path, language, words, role: roleAt(placed.path, placed.role) }),
      ),
    ),
    ...messagesOf(config).flatMap((message) => [...lintWords(message), ...lintCancel(message)]),
  ]
}

/** A question's own label is ours; a reason's and an option's are the customer's. */
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
  const lists = listsFor(language)
  const kinds = kindsOf[role].filter((kind) => kind !== 'losing' || !/loses/.test(path))
  for (const kind of kinds) {
    for (const list of lists) {
      const found = findPhrase(words, list[kind], list)
      if (found !== undefined) {
        const [what, mend] = mends[kind]
        return [warning(spotAt(path), `"${found}" ${what}`, mend)]
      }
    }
  }
  return []
}

/** The lists of a text's language; a text for everyone may be in any. */
function listsFor(language: string | undefined): WordList[] {
  if (language === undefined) return Object.values(wordLists)
  const [main] = language.split('-')
  return Object.entries(wordLists).flatMap(([known, list]) => (known.split('-')[0] === main ? [list] : []))
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
    Object.entries(texts).map(([key, words]) => {
      const last = key.split('.').at(-1) ?? ''
      const role = buttons.includes(last)
        ? 'button'
        : key.startsWith('reason.')
          ? 'answer'
          : last === 'title'
            ? 'heading'
            : 'line'
      return { key, language, words, role, path: at(at('messages', language), key) }
    }),
  )
}

const cancelKeys = ['cancel', 'confirm', 'trialing.cancel', 'trialing.confirm', 'paused.cancel', 'past_due.cancel']

/** California and others want the way out to say what it does ("click to cancel"). */
function lintCancel({ key, language, words, path }: Message): Problem[] {
  const lists = cancelKeys.includes(key) ? listsFor(language) : []
  if (!lists.length || lists.some((list) => findPhrase(words, list.cancelVerbs, list) !== undefined)) return []
  const verbs = lists.flatMap(({ cancelVerbs }) => cancelVerbs.slice(0, 1)).map((verb) => verb.replace('*', ''))
  const message = `"${words}" is the way to cancel, and does not say so`
  return [warning(spotAt(path), message, `Begin with the verb: ${[...new Set(verbs)].join(', ')}.`)]
}
