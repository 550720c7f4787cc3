import axe from 'axe-core'
import type { Visit } from './visit'

export interface AxeResult {
  /** Each as its rule and the element's HTML. */
  violations: string[]
  /** How many rules passed on something inside our shadow root: zero means that axe was blind. */
  seen: number
}

/** Runs axe on our dialog with every rule of WCAG 2.2 AA and axe's best practices. */
export async function runAxe({ page }: Visit): Promise<AxeResult> {
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(`${axe.source}; undefined`)
  return page.evaluate(`(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations, passes } = await axe.run({ include: ['fairwell-dialog'] }, { runOnly: tags, rules: { 'target-size': { enabled: true } } })
    const isInside = ({ target }) => Array.isArray(target[0]) && target[0][0] === 'fairwell-dialog'
    return {
      violations: violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ' ' + html)),
      seen: passes.filter(({ nodes }) => nodes.some(isInside)).length,
    }
  })()`)
}
