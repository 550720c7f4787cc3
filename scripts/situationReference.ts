import * as z from 'zod/mini'
import { readCurrency } from '../src/situation/readCurrency'
import { intervalWords } from '../src/situation/readInterval'
import type { Reader } from '../src/situation/reading'
import { readLanguage } from '../src/situation/readLanguage'
import { readMoney } from '../src/situation/readNumber'
import { readPlan } from '../src/situation/readPlan'
import { statusWords } from '../src/situation/readStatus'
import { readTime } from '../src/situation/readTime'
import { situationSchema } from '../src/situation/schema'
import { type JsonSchema, optionsOf } from './options'

const start = `# The Situation: who is leaving, and what they pay

\`{ customer, subscription, history, … }\` is what your page gives by \`data-customer\`, \`identify\` or \`createCancelFlow\`, your
server by \`signSituation\`, and a file to \`fairwell explain\` and \`simulate\`. All of them read it by one function:
\`readSituation(input)\` gives \`{ situation, problems }\`. Every field may be left out; \`null\` and blank text are as good as left
out. What cannot be read is left out and named once, in the console and by \`checkSituation(input, config?)\`, which says also
what is doubtful, such as a subscription in which nothing is. It never breaks a screen and is never guessed. Both functions are imported from
\`fairwell\`, and \`readSituation\` from \`fairwell/server\`, too.

Fields beyond those listed are your own: they stay as JSON carries them (what is null in them falls away), and rules may read
them. \`situation.schema.json\` is the JSON Schema of what \`readSituation\` gives.

This page is made from the schema and the readers by \`scripts/schema.ts\`.
`

/** JSON Schema (draft 2020-12) of the Situation as readSituation gives it. */
export function situationJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(situationSchema, { reused: 'inline', io: 'input' }) as JsonSchema
  return { ...schema, title: 'fairwell Situation' }
}

/** The page docs/situation.md, in Markdown. */
export function situationPage(): string {
  // The host's own fields have no row.
  const closed = JSON.parse(
    JSON.stringify(situationJsonSchema(), (key, value) => (key === 'additionalProperties' ? undefined : value)),
  ) as JsonSchema
  const fields = optionsOf(closed).filter(({ path }) => !path.startsWith('subscriptions[]'))
  const rows = fields.map(({ path, schema }) => [`\`${path}\``, typeIn(schema), schema.description ?? ''])
  return [
    start,
    `## Fields\n\n${table(['path', 'type', 'what it says'], rows)}`,
    lossesSection,
    `## Statuses\n\nIn any case, with blanks, hyphens or underscores, and with one l or two. Other words are a problem, and the flow goes
on as for a status nobody gave.\n\n${table(
      ['read as', 'words'],
      statusWords.map(([status, words]) => [`\`${status}\``, words.map((word) => `\`${word}\``).join(' ')]),
    )}`,
    `## Intervals\n\nIn any case, as noun, plural or adverb, and with a number before it (\`3 months\`, \`every_6_months\`, \`P1Y\`).\n\n${table(
      ['read as', 'words'],
      intervalWords.map(([interval, count, words]) => [
        count > 1 ? `${count} × \`${interval}\`` : `\`${interval}\``,
        words.map((word) => `\`${word}\``).join(' '),
      ]),
    )}`,
    ...examples.map(([title, text, read, values]) => {
      const rows = values.map((value) => [`\`${JSON.stringify(value)}\``, saidBy(read, value)])
      return `## ${title}\n\n${text}\n\n${table(['given', 'read as'], rows)}`
    }),
  ].join('\n')
}

const lossesSection = `## What they lose

\`confirm.loses\` of the config says what ends for everybody. What ends for this customer, your page knows, and says it with its source:

\`\`\`json
{
  "subscription": {
    "losses": [
      { "text": "Your 14 saved reports", "source": "From your account, today" },
      { "text": "Your price of $39; new customers pay $49", "source": "example.com/pricing" }
    ]
  }
}
\`\`\`

Both stand on the confirmation under *You lose*, the source below its fact, five facts at most. They are plain text in the language of your page:
markup is shown as it is written, and an address is no link, since nothing there leads away from the decision. A fact without its
source is left out and named. \`fairwell check\` reads the words of the config only, so read yours aloud: say what is, with its figure, and no more.
`

/** The examples of each table. The second column is what the reader itself makes of the value. */
const examples: [title: string, text: string, read: Reader<unknown>, values: unknown[]][] = [
  [
    'Money',
    'Integer minor units, per unit of `quantity`: 4900 is $49.00, and ¥4,900. How many decimals a currency has is ISO 4217’s to say.',
    readMoney,
    [4900, '4900', 0, 49.99, '49.00', -100],
  ],
  ['Currencies', 'Codes of ISO 4217.', readCurrency, ['usd', 'EUR', 'US$', 'EURO', 'XXX']],
  [
    'Times',
    'RFC 3339, dates, SQL date-times (UTC where they name no zone), Unix seconds and milliseconds, and Date objects.',
    readTime,
    [
      ...['2026-12-31T10:02:00+01:00', '2026-12-31', '2026-12-31 10:02:00', '2026-12-31 10:02:00.123456+00'],
      ...[1798711320, '1798711320000', '0001-01-01T00:00:00Z', '0000-00-00 00:00:00', 0, '31.12.2026', 'soon'],
    ],
  ],
  ['Plans', 'An id, or an object with `id` and `name`.', readPlan, ['pro', 42, { id: 'pro', name: 'Pro' }, { sku: 1 }]],
  [
    'Languages',
    'BCP 47 tags and POSIX locales. Without one the page’s `lang` and the browser’s language are used.',
    readLanguage,
    ['pt_BR', 'zh-cmn-Hans', 'de_DE.UTF-8', 'EN-us', 'auto', 'english'],
  ],
]

function saidBy(read: Reader<unknown>, value: unknown): string {
  const reading = read(value)
  if (reading === null) return '**a problem**, left out'
  return reading === undefined ? 'absent' : `\`${JSON.stringify(reading)}\``
}

function typeIn({ type, enum: words, const: word, items }: JsonSchema): string {
  const all = words ?? (word === undefined ? undefined : [word])
  if (all) return all.join(', ')
  return type === 'array' ? `list of ${typeIn(items as JsonSchema)}` : String(type)
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('')
}
