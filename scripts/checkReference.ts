import { wordLists } from '../src/config/lint/wording/wordLists'

const start = `# What \`check\` finds

\`npx fairwell check cancel-flow.json\` reads a config as pages do, and then asks what a page can't: whether a rule can ever
match, whether a text is ever shown, whether the wording is fair. \`checkConfig(config)\` of \`fairwell\` gives the same list.

\`\`\`
cancel-flow.json: error: rules[0].when: "too_expensiv" is no reason, so answers.reason never is that.
  Did you mean "too_expensive"? Known here: too_expensive, unused, other.
  at cancel-flow.json:41:38
cancel-flow.json: 1 error, 0 warnings.
\`\`\`

With \`--json\` each problem is \`{ severity, path, message, mend?, within?, rule?, line, column }\`. \`path\` is the part of the config,
\`within\` the keys from there to the very value inside a condition (attributes have dots themselves), \`line\` and \`column\`
count from 1. The exit status is 1 with an error, 2 where there is no JSON to check; then the message says what is none at
which line and column: a comment, a trailing comma, single quotes, a bare key, a missing comma or bracket, an empty file.

An **error** keeps a page from running the config, or makes a part of it dead; a **warning** never stops anything.

| What is looked at | What is found | |
| --- | --- | --- |
| the shape | wrong types, ranges, names that lead nowhere. The cause comes first: an unknown \`type\` once, a misspelled key (\`offer\`) with what stands under it still checked, another \`version\` alone | error |
| a key given twice | of which every reader of JSON takes the last (command line only) | warning |
| operators | unknown ones, another language's (\`$like\`, \`$between\`), ones without their \`$\` (\`or\`, \`in\`) | error |
| what operators are given | no list for \`$in\`, an empty one, \`"false"\` for \`$exists\`, an unknown \`$type\` or saved group, \`$all\` of what is no list, a join of nothing | error, or a warning where it still can hold |
| attributes | roots that no Situation has (\`subscripton.mrr\`), questions that nobody asks, paths below a single value, \`{ "answers": { … } }\` in place of a dotted path | error |
| | a field nearly named as one that fairwell knows (\`subscription.current_period_end\`); your own fields are yours | warning |
| words of a closed set | \`answers.reason\`, \`suggestedReason\`, \`category\`, \`influence\`; the options of a question; \`subscription.status\` and \`interval\`, with the word that billers use for ours; the status of past offers; ISO 4217 currencies in upper case; languages in canonical form (\`pt-BR\`). Through every operator, in audience, segments, rules, alerts and saved groups | error; a warning for the id of a past offer |
| numbers and times | text for a number, a fraction of what is whole, a number for text or a time, ratings outside 1 to 5 and scores outside 0 to 10, money below 0 | error, or a warning where JavaScript converts it |
| conditions as a whole | two things that can't both hold, alone, with their segment or in one branch | warning |
| order | a rule under one that matches whoever it does; a reason that no rule answers; an offer that no rule names; a discount of less than 12 months in a rule for yearly subscriptions | warning |
| moments | rules for the opening and alerts at \`flow.started\` that wait for an answer; alerts on \`flow.saved\` or \`flow.referred\` of reasons to which no rule makes such an offer | warning |
| missing attributes | what holds for whoever lacks the attribute: \`$lt\`, \`$ne\`, \`$nin\`, \`$gte: 0\`, a negation of what does not, … | warning |
| the switch | \`"enabled": false\`: nothing else of the config has an effect | warning |
| patterns | that are none, may hang, or match no word of a closed set | error |
| questions | ids that hide another answer, options missing or not shown | error or warning |
| offers | two figures or none, currencies that are none, links that lead nowhere, partners of no use | error |
| fairness | offers that the preset never shows; a key that would break a rule (\`required\`, \`countdown\`, …); each with the rule's id. A [waiver](fairness.md#waivers) makes a warning of it | error |
| \`messages\` in place of a law's words | under \`de\` and \`fr\` the buttons that cancel, everywhere those of a withdrawal | error |
| waivers | of no rule, of one that nobody can waive; of what nothing breaks | error, or a warning |
| presets by country | a key that is no country, with the one that was meant; no \`default\` | error, or a warning |
| limits | discounts, credits and longer trials without a \`limit\`, which can be taken at every cancellation; more offers than a customer is shown, unless all but the last have one and so run out | warning |
| experiments | weights off 1, an id used twice | error |
| texts | a missing language, places that nothing fills (\`{{customer.firstname}}\`), unknown formats, braces that don't pair, places of other template languages, languages that are none (\`zh_CN\`, \`english\`) | warning |
| \`messages\` | keys of no text of ours ([docs/messages.md](messages.md) lists ours), places that a text does not have, a price or a label left out, a language that we have not without the texts that amounts and dates are filled into | warning |
| wording | what shames, hurries, threatens with a loss or says no to a no; a way to cancel that does not say so | warning; the last an error under most presets |

A segment that no rule names is not reported: [reports](report.md) count by segments, too.

## Wording

A fair flow says what a press does, and nothing about whoever presses. Lists of phrases are there for ${Object.keys(wordLists).join(', ')};
a text for everyone is held against all of them, a text by language against its own. They find what is common, not
everything: read your texts aloud. What the customer loses is listed under \`confirm.loses\`, where it may be said.

This page is made by \`scripts/schema.ts\`.
`

/** docs/check.md: what the linter looks at. */
export function checkPage(): string {
  return start
}
