import { escapeHtml } from '../../report/print/escapeHtml'
import { counted } from '../../report/print/wording'
import type { FairnessReport, Gap, PresetResult, RuleResult } from './fairnessReport'
import type { HtmlSection } from './htmlSection'
import { htmlTable, sentences } from './htmlTable'
import { measuredSections } from './measuredSections'
import { resultWords } from './summaryText'

/** All parts of the report after its first page. */
export function fairnessSections(report: FairnessReport): HtmlSection[] {
  return [
    { id: 'rules', title: 'Rules', body: report.presets.map((each) => presetTable(each, report)).join('') },
    { id: 'ways', title: 'Ways to cancel', body: waysBody(report) },
    ...measuredSections(report),
    { id: 'wording', title: 'Config and wording', body: problemsBody(report) },
    { id: 'waivers', title: 'Waivers', body: waiversBody(report) },
    { id: 'sources', title: 'Sources', body: sourcesBody(report) },
    { id: 'not-checked', title: 'What was not checked', body: gapsBody(report) },
  ]
}

function presetTable({ preset, place, countries, rules }: PresetResult, report: FairnessReport): string {
  const who = countries.length > 0 ? ` For customers of: ${countries.join(', ')}.` : ''
  const rows = rules.map((rule) => [
    ruleName(rule),
    `<span class="result ${rule.result.replace(' ', '-')}">${resultWords[rule.result]}</span>`,
    sentences(rule.evidence),
    basisOf(rule, report),
  ])
  return `<p>${escapeHtml(`${preset}: ${place}.${who}`)}</p>${htmlTable({
    caption: `Rules of ${preset}, policy ${report.policyVersion}`,
    columns: ['Rule', 'Result', 'What was looked at', 'Where it is from'],
    rows,
    prose: [1, 2, 3],
  })}`
}

function ruleName({ id, says, figure }: RuleResult): string {
  const limit = figure === undefined ? '' : ` Here: ${figure}.`
  return `<code>${id}</code><span class="asks">${escapeHtml(says + limit)}</span>`
}

function basisOf({ basis, sources }: RuleResult, report: FairnessReport): string {
  if (sources.length === 0) return 'Our choice; no law'
  const laws = sources.map((id) => report.sources[id]?.law ?? id).join('; ')
  return escapeHtml(basis === 'law' ? `Asked for by ${laws}` : `Our choice, after ${laws}`)
}

function waysBody({ ways, proof }: FairnessReport): string {
  const whole = proof.isComplete
    ? 'all that the config’s conditions tell apart'
    : 'a sample of what the config’s conditions tell apart'
  const said = `Every way on which a customer who wants to cancel only presses what leads on. Beside these, ${counted(proof.states, 'state')} of the flow were gone through for ${counted(proof.customers, 'different customer')}, ${whole}, with handlers that fail and files that are missing: ${proof.ok ? 'from each the cancellation was near, and nothing but the customer canceled' : 'see what fails above'}.`
  const rows = ways.map(({ preset, screens, presses, offers, ends, customers }) => [
    escapeHtml([...screens, ends === 'canceled' ? 'canceled' : 'the store'].join(' → ')),
    escapeHtml(presses.join(', ')),
    ...[screens.length, presses.length, offers].map(String),
    preset,
    String(customers),
  ])
  return `<p>${escapeHtml(said)}</p>${htmlTable({
    caption: 'Screens and presses on every way',
    columns: ['Screens', 'Presses', 'Screens', 'Presses', 'Offers', 'Preset', 'Kinds of customers'],
    rows,
    prose: [1],
  })}`
}

function problemsBody({ problems, proof }: FairnessReport): string {
  const all = [...problems, ...proof.problems]
  if (all.length === 0)
    return '<p>Every text of the config was read in its language for phrases that shame, hurry, threaten or deny twice, and every label that cancels for its verb. Nothing was found.</p>'
  return htmlTable({
    caption: 'What check and prove have found',
    columns: ['Where', 'Kind', 'What'],
    rows: all.map(({ path, severity, message, mend }) => [
      `<code>${escapeHtml(path || 'the flow')}</code>`,
      severity,
      escapeHtml(`${message}.${mend ? ` ${mend}` : ''}`),
    ]),
    prose: [1, 2],
  })
}

function waiversBody({ waivers }: FairnessReport): string {
  if (waivers.length === 0) return '<p>None.</p>'
  return htmlTable({
    caption: 'Who has waived a rule, and why',
    columns: ['Rule', 'By', 'Reason', 'For'],
    rows: waivers.map(({ rule, name, reason, waives }) => [
      `<code>${escapeHtml(rule)}</code>`,
      escapeHtml(name),
      escapeHtml(reason),
      sentences(waives.length > 0 ? waives : ['Nothing that check finds.']),
    ]),
    prose: [1, 2, 3],
  })
}

function sourcesBody({ sources }: FairnessReport): string {
  const items = Object.values(sources).map(
    ({ law, state, read }) =>
      `<dt>${escapeHtml(law)}</dt><dd>${escapeHtml(state)}</dd><dd>Read in: ${escapeHtml(read)}</dd>`,
  )
  const said =
    'What a law asks was read mostly in notes on it, and not in its text. Have counsel confirm each before you rely on it.'
  return items.length > 0 ? `<p>${said}</p><dl class="sources">${items.join('')}</dl>` : '<p>None.</p>'
}

function gapsBody({ notMeasured, notChecked }: FairnessReport): string {
  const list = (gaps: readonly Gap[]) =>
    `<dl class="sources">${gaps.map(({ what, how }) => `<dt>${escapeHtml(what)}</dt><dd>${escapeHtml(how)}</dd>`).join('')}</dl>`
  const measurable = notMeasured.length > 0 ? `<h3>Could have been measured here</h3>${list(notMeasured)}` : ''
  return `${measurable}${measurable && '<h3>No program can check</h3>'}${list(notChecked)}`
}
