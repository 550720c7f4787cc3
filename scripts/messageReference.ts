import { lawMessageKeys } from '../src/config/lint/lawMessageKeys'
import { messageKeys, moreMessageKeys } from '../src/config/lint/messageKeys'
import { en } from '../src/ui/languages/en'
import { enLater } from '../src/ui/languages/enLater'
import { enOffers } from '../src/ui/languages/enOffers'
import { languageList } from '../src/ui/languages/languageList'
import { enLaw } from '../src/ui/languages/law/enLaw'
import { enMore } from '../src/ui/languages/more/enMore'
import { lawPlaces, messagePlaces, morePlaces } from './messagePlaces'

const start = `# Every text of ours

What fairwell says by itself, in ${Object.keys(languageList).length} languages. The config's \`messages\` replaces any of it, by language and key:

\`\`\`json
{ "messages": { "en": { "cancel": "Cancel membership" }, "de": { "cancel": "Mitgliedschaft kündigen" } } }
\`\`\`

## The languages

| tag | language | read by a native |
| --- | --- | --- |
`

const rules = `
A language that nobody has read is written with care and may still sound odd: tell us in an issue, with the key.

**Which one.** \`data-locale\` (\`locale\` of \`init\`) decides; without it, the \`lang\` of the page; without that, the browser. A locale
takes its own language in the script that it is written in: \`zh-HK\`, \`zh-TW\` and \`zh-MO\` take zh-Hant, \`zh-SG\` and \`zh\` take zh-Hans,
\`pt\` and \`pt-PT\` take pt-BR, \`de-AT\` takes de, the old codes \`iw\` and \`in\` take he and id. All others are answered in English.
Norwegian (\`nb\`, \`nn\`, \`no\`) is one of them: Danish is near, but in a Norwegian product it is a foreign language, and English is
read by nearly everyone there.

**Numbers and dates** are in the language of the sentence that they stand in, in the way of the customer's country: \`de-AT\` writes
"€ 49,00". A text of yours that falls back to English keeps English dates in a French flow.

**Plurals.** A text with \`{{n}}\` may have a form for each category of [\`Intl.PluralRules\`](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Intl/PluralRules),
as a key of its own: \`credit.periods.title.few\`. The bare key is the form of \`other\`. Who replaces the bare key replaces all forms.

**A language that we have not** is spoken as far as your \`messages\` go; the rest is English. So that no sentence begins in one language
and ends in the other, your texts with \`{{amount}}\`, \`{{date}}\`, \`{{duration}}\`, \`{{picked}}\` or \`{{price}}\` count only if all of those are
there: they are marked with * below, and \`npx fairwell check\` names those that are missing.

## The keys

A status before a key is for customers in that status (\`trialing.cancel\`); every type of offer may have a \`title\`, \`body\`, \`accept\`,
\`from\` and \`until\` (\`booking.body\`). \`{{name|fallback}}\` says what stands where there is no value.

| key | in English | where it stands | filled with |
| --- | --- | --- | --- |
`

const english: Readonly<Record<string, string>> = { ...en, ...enLater, ...enOffers, ...enMore, ...enLaw }
const inWords = ['amount', 'date', 'duration', 'picked', 'price']

/** docs/messages.md: the languages, and every text of ours with its place and what it is filled with. */
export function messagePage(): string {
  const languages = Object.entries(languageList).map(
    ([tag, { name, isReviewed }]) => `| \`${tag}\` | ${name} | ${isReviewed ? 'yes' : 'not yet'} |`,
  )
  const rows = (places: object, keys: typeof messageKeys) =>
    Object.entries(places).map(([key, place]) => {
      const filled = keys[key]?.map((name) => `\`{{${name}}}\`${inWords.includes(name) ? '*' : ''}`).join(' ')
      return `| \`${key}\` | ${english[key]?.replaceAll('|', '\\|')} | ${place} | ${filled} |`
    })
  const keys = [
    ...rows(messagePlaces, messageKeys),
    ...rows(morePlaces, moreMessageKeys),
    ...rows(lawPlaces, lawMessageKeys),
  ]
  return `${start}${languages.join('\n')}\n${rules}${keys.join('\n')}\n\nThis page is made by \`scripts/schema.ts\`.\n`
}
