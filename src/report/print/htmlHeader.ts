import type { Summary } from '../createReport'
import { inDoubtText } from '../trust/inDoubtText'
import { answersOf } from './answersOf'
import { atStakeText } from './atStakeText'
import { escapeHtml } from './escapeHtml'
import { scopeText } from './scopeText'
import { drawSparkline } from './sparkline'
import { type Tile, tilesOf } from './tilesOf'

/** The first screen: what the report is about, the three answers, and the figures they rest on. */
export function drawHeader(summary: Summary): string {
  const [stake = 'No flow started in this period.'] = atStakeText(summary)
  const doubts = inDoubtText(summary).map((text) => `<p class="doubt" role="note">${escapeHtml(text)}</p>`)
  const answers = answersOf(summary).map(
    ({ question, text, but }) =>
      `<li><h2>${escapeHtml(question)}</h2><p>${escapeHtml(text)}</p>${but ? `<p class="but">${escapeHtml(but)}</p>` : ''}</li>`,
  )
  return `<header>
<p class="period">${escapeHtml(scopeText(summary))}</p>
<h1>Cancel flow report</h1>
<p class="stake">${escapeHtml(stake)}</p>
${doubts.join('')}
${answers.length > 0 ? `<ul class="answers">${answers.join('')}</ul>` : ''}
<ul class="tiles">${tilesOf(summary).map(drawTile).join('')}</ul>
</header>`
}

function drawTile({ name, figure, means, trend }: Tile): string {
  const spark = trend ? drawSparkline(trend.points, escapeHtml(trend.says)) : ''
  return `<li><span class="name">${escapeHtml(name)}</span><b>${escapeHtml(figure)}</b><span class="means">${escapeHtml(means)}</span>${spark}</li>`
}
