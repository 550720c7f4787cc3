import type { HTMLElement } from 'node-html-parser'
import { lintHandlers } from '../../config/lint/lintHandlers'
import type { Config } from '../../config/schema/schema'
import { doubt, type Finding, good } from './finding'

/** Whether something performs the offers of the config. Handlers are functions, so a page's HTML tells only of `data-actions`. */
export function examineHandlers(tag: HTMLElement, config: Config): Finding[] {
  const actions = tag.getAttribute('data-actions')
  if (actions) return [good('handlers', `${actions} performs offers; it was not asked, because it acts`)]
  const without = lintHandlers(config, [])
  if (!without.length) return [good('handlers', 'no offer of this config needs one')]
  const offers = without.map(({ path }) => path.split('.')[1])
  return [
    doubt(
      'handlers',
      `expected data-actions, or handlers in a script, for ${[...new Set(offers)].join(', ')}; HTML cannot tell of handlers`,
      'Without one these offers are left out. npx fairwell check --handlers LIST checks a list of them.',
    ),
  ]
}
