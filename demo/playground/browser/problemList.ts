import { html } from 'hono/html'
import type { Problem } from '../../../src/index'
import type { Html } from '../../pages/layout'

/** The problems in words, each with its path as a button that leads to its place in the editor. */
export function problemList(problems: Problem[]): Html {
  return html`${problems.map(problemItem)}`
}

function problemItem({ severity, path, message, mend }: Problem): Html {
  return html`<li data-severity="${severity}">
  <button type="button" class="path" data-path="${path}"><span>${severity === 'error' ? 'Error' : 'Warning'}</span> <code>${path || 'config'}</code></button>
  <p>${message}.${mend ? ` ${mend}` : ''}</p>
</li>`
}

/** How many problems there are, as `1 error, 2 warnings`; a screen reader reads it out when it changes. */
export function countProblems(problems: Problem[]): string {
  const count = (severity: string) => problems.filter((problem) => problem.severity === severity).length
  const [errors, warnings] = [count('error'), count('warning')]
  if (problems.length === 0) return 'No problems.'
  return [
    ...(errors > 0 ? [`${errors} ${errors === 1 ? 'error' : 'errors'}`] : []),
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : []),
  ].join(', ')
}
