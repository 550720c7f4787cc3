import type { Config } from '../../config/schema/schema'
import { decideOpening } from '../../decide/decideOpening'
import type { Page } from '../page/page'

/** Pages whose console has been told already. */
const told = new WeakSet<Page>()

/** Whether the config says `"enabled": false`, the switch that needs no deploy. It counts even in a config that has errors. */
export function isSwitchedOff(config: unknown): config is Config {
  return (config as Config | undefined)?.enabled === false
}

/** Says why no flow opens: by `explain`, and once on the console. No event is recorded, because no flow has started. */
export function saySwitchedOff(page: Page, config: Config): void {
  page.decision = decideOpening(config, {})
  if (!told.has(page)) console.info('[fairwell] the config has "enabled": false; the page\'s own cancel runs.')
  told.add(page)
}
