import type { Page } from 'playwright-core'
import type { AxeViolation } from '../measured'

/** axe-core as it is installed beside us. */
export interface Axe {
  version: string
  /** Runs it on the flow, with every rule of WCAG 2.2 AA and its best practices. */
  run: (page: Page) => Promise<AxeViolation[]>
}

/** The axe-core that is installed beside us; undefined where none is. */
export async function loadAxe(): Promise<Axe | undefined> {
  const axe = await import('axe-core').then(
    (module) => module.default,
    () => undefined,
  )
  if (!axe) return undefined
  return {
    version: axe.version,
    run: async (page) => {
      if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(`${axe.source}; undefined`)
      return page.evaluate(onFlow)
    },
  }
}

const onFlow = `(async () => {
  const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const scope = document.querySelector('fairwell-dialog') ? { include: ['fairwell-dialog'] } : document
  const { violations } = await axe.run(scope, { runOnly, rules: { 'target-size': { enabled: true } } })
  return violations.map(({ id, impact, help, nodes }) => ({
    id, impact: impact ?? 'unknown', help, elements: nodes.map(({ html }) => html.slice(0, 200)),
  }))
})()`
