import { escapeHtml } from '../../report/print/escapeHtml'
import { counted } from '../../report/print/wording'
import type { FairnessReport } from './fairnessReport'
import type { HtmlSection } from './htmlSection'
import { htmlTable, sentences } from './htmlTable'
import type { Button, Measured, Run } from './measured'

/** The parts of the report that a browser is needed for; none where there was no browser. */
export function measuredSections({ measured }: FairnessReport): HtmlSection[] {
  if (!measured) return []
  return [
    { id: 'pictures', title: 'Pictures', body: picturesBody(measured) },
    { id: 'measured', title: 'Measured in a browser', body: checksBody(measured) },
    { id: 'buttons', title: 'Buttons', body: buttonsBody(measured) },
    { id: 'accessibility', title: 'Accessibility', body: accessibilityBody(measured) },
  ]
}

function picturesBody({ pictures }: Measured): string {
  const drawn = pictures.map(
    ({ says, png, width, height }) =>
      `<figure><img src="data:image/png;base64,${png}" alt="${escapeHtml(says)}" width="${width}" height="${height}"><figcaption>${escapeHtml(says)}</figcaption></figure>`,
  )
  return `<div class="pictures">${drawn.join('')}</div>`
}

/** The runs of a preset in a language, one for each window. */
function groupsOf({ runs }: Measured): Run[][] {
  const groups = new Map<string, Run[]>()
  for (const run of runs) {
    const key = JSON.stringify([run.preset, run.language])
    groups.set(key, [...(groups.get(key) ?? []), run])
  }
  return [...groups.values()]
}

/** What is known of a customer, as paths with their values. */
function factsOf(path: string, value: unknown): string[] {
  if (value === null || typeof value !== 'object') return value === undefined ? [] : [`${path} ${value}`]
  return Object.entries(value).flatMap(([key, each]) => factsOf(`${path}.${key}`, each))
}

const marks = { good: 'holds', bad: 'fails', unknown: 'not measured' }

function checksBody(measured: Measured): string {
  const who = measured.customers.map(
    ({ preset, situation: { customer, subscription } }) =>
      `<li>${escapeHtml(`${preset}: ${[...factsOf('customer', customer), ...factsOf('subscription', subscription)].join(', ')}`)}</li>`,
  )
  const tables = groupsOf(measured).map((runs) => {
    const [first] = runs
    const rows = (first?.checks ?? []).map(({ check, expected }) => [
      `${escapeHtml(check)}<span class="asks">${escapeHtml(expected)}</span>`,
      ...runs.map(({ checks }) => {
        const found = checks.find((each) => each.check === check)
        if (!found) return '–'
        const { mark, measured, faults } = found
        const said = mark === 'bad' ? sentences(faults) : escapeHtml(measured)
        return `<span class="result ${mark === 'good' ? 'holds' : mark === 'bad' ? 'fails' : ''}">${marks[mark]}</span><span class="asks">${said}</span>`
      }),
    ])
    return htmlTable({
      caption: `${first?.preset}, ${first?.language}: ${counted(first?.screens.length ?? 0, 'screen')}`,
      columns: ['Check', ...runs.map(({ scheme, width }) => `${scheme}, ${width} px`)],
      rows,
      prose: runs.map((_, index) => index + 1),
    })
  })
  return `<p>The flow was drawn on a page of its own by the files of the package, gone through on every way that a button says cancels and with every answer, and never confirmed. Its customers:</p><ul class="customers">${who.join('')}</ul>${tables.join('')}`
}

function buttonsBody(measured: Measured): string {
  const tables = groupsOf(measured).flatMap((runs) =>
    runs
      .filter(({ scheme }) => scheme === 'light')
      .map(({ preset, language, scheme, width, screens }) =>
        htmlTable({
          caption: `${preset}, ${language}, ${scheme}, ${width} px`,
          columns: ['Button', 'On the screen', 'Size in px', 'Text', 'Text contrast', 'Edge or fill', 'In the window'],
          rows: screens.flatMap(({ heading, buttons }) => buttons.map((button) => buttonRow(button, heading))),
          prose: [1],
        }),
      ),
  )
  return `<p>Every button as it is drawn, as measured. A dash stands where a picture or a gradient is painted, whose contrast was not measured: see the pictures. The JSON has the dark ones, too.</p>${tables.join('')}`
}

function buttonRow(button: Button, heading: string): string[] {
  const { name, width, height, fontSize, fontWeight, textContrast, edgeContrast, isInWindow } = button
  return [
    escapeHtml(name),
    escapeHtml(heading),
    `${width} × ${height}`,
    `${escapeHtml(fontSize)}, ${escapeHtml(fontWeight)}`,
    contrastOf(textContrast),
    contrastOf(edgeContrast),
    isInWindow ? 'yes' : 'after scrolling',
  ]
}

const contrastOf = (ratio: number | null): string => (ratio === null ? '–' : `${ratio}:1`)

function accessibilityBody({ axe, runs }: Measured): string {
  if (axe === undefined) return '<p>axe-core is not installed here, so it was not run.</p>'
  const found = runs.flatMap(({ preset, language, scheme, width, screens }) =>
    screens.flatMap(({ heading, violations = [] }) =>
      violations.map(({ id, impact, help, elements }) => [
        `<code>${escapeHtml(id)}</code>`,
        escapeHtml(impact),
        escapeHtml(help),
        escapeHtml(`${heading}; ${preset}, ${language}, ${scheme}, ${width} px`),
        sentences(elements, 2),
      ]),
    ),
  )
  const count = runs.reduce((sum, { screens }) => sum + screens.length, 0)
  const said = `axe-core ${axe} was run on ${counted(count, 'screen')} in ${counted(runs.length, 'run')}, by its rules for WCAG 2.0 to 2.2, A and AA, and its best practices. ${found.length > 0 ? `It has found ${counted(found.length, 'violation')}.` : 'It has found nothing.'} Such a program finds some barriers, and never all.`
  return `<p>${escapeHtml(said)}</p>${htmlTable({
    caption: 'What axe has found',
    columns: ['Rule', 'Impact', 'What', 'Where', 'Elements'],
    rows: found,
    prose: [1, 2, 3, 4],
  })}`
}
