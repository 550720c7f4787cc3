import { createHash } from 'node:crypto'
import { escapeHtml } from '../../report/print/escapeHtml'
import { count, counted } from '../../report/print/wording'
import type { FairnessReport } from './fairnessReport'
import { fairnessSections } from './fairnessSections'
import { fairnessStyle } from './fairnessStyle'
import { designedAgainst, resultsText } from './summaryText'

/** The fairness report as one HTML file without scripts, fonts or requests; its pictures are in it. */
export function fairnessHtml(report: FairnessReport): string {
  const hash = createHash('sha256').update(fairnessStyle).digest('base64')
  const sections = fairnessSections(report)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'">
<title>${escapeHtml(`Fairness report: ${report.config.id} ${report.config.configHash}`)}</title>
<style>${fairnessStyle}</style>
</head>
<body>
<div class="report">
${header(report, sections)}
<main>
${sections.map(({ id, title, body }) => `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>`).join('\n')}
</main>
</div>
</body>
</html>
`
}

/** The first page: what was looked at, what it is designed against, and what came of it. */
function header(report: FairnessReport, sections: readonly { id: string; title: string }[]): string {
  const { config, made } = report
  const links = sections.map(({ id, title }) => `<li><a href="#${id}">${title}</a></li>`)
  const off = config.isSwitchedOff
    ? '<p class="doubt" role="note">The config is switched off (enabled: false). It was looked at as if it were on.</p>'
    : ''
  return `<header>
<p class="period">${escapeHtml(dayOf(made))}</p>
<h1>Fairness report of the cancel flow “${escapeHtml(config.id)}”</h1>
<p class="designed">${escapeHtml(designedAgainst(report))} ${escapeHtml(resultsText(report))}</p>
<p class="never">It says what was looked at and what was found, and is no opinion on any law. What was not looked at is named at its end.</p>
${off}
<ul class="tiles">${tiles(report)
    .map(
      ([name, figure, means]) =>
        `<li><span class="name">${name}</span><b>${figure}</b><span class="means">${means}</span></li>`,
    )
    .join('')}</ul>
<dl class="facts">${facts(report)
    .map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`)
    .join('')}</dl>
<ol class="contents">${links.join('')}</ol>
</header>`
}

function tiles({ ways, presets, measured }: FairnessReport): [string, string, string][] {
  const out = ways.filter(({ ends }) => ends === 'canceled')
  const rules = presets.flatMap((each) => each.rules)
  const failed = rules.filter(({ result }) => result === 'fails').length
  return [
    ['Screens to cancel', rangeOf(out.map(({ screens }) => screens.length)), 'from the first to the one that confirms'],
    ['Presses to cancel', rangeOf(out.map(({ presses }) => presses.length)), 'after the page’s own button'],
    ['Offers on a way', rangeOf(out.map(({ offers }) => offers)), 'before the cancellation'],
    [
      'Rules that fail',
      count(failed),
      `of ${counted(rules.length, 'rule')}${measured ? '' : ', without what a browser would measure'}`,
    ],
  ]
}

function rangeOf(values: readonly number[]): string {
  if (values.length === 0) return '–'
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return least === most ? `${least}` : `${least} to ${most}`
}

function facts({ config, made, fairwell, policyVersion, measured }: FairnessReport): [string, string][] {
  return [
    ['Config', escapeHtml(config.file)],
    ['Its hash in events', `<code>${escapeHtml(config.configHash)}</code>`],
    ['SHA-256 of the file', `<code>${config.sha256}</code>`],
    ['Made', escapeHtml(made)],
    ['By', `fairwell ${escapeHtml(fairwell)}, policy ${policyVersion}`],
    [
      'Measured in',
      measured
        ? escapeHtml([measured.browser, measured.axe && `axe-core ${measured.axe}`].filter(Boolean).join(', '))
        : 'no browser',
    ],
  ]
}

function dayOf(made: string): string {
  return new Date(made).toLocaleDateString('en', { dateStyle: 'long', timeZone: 'UTC' })
}
