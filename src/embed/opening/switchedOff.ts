import type { Config } from '../../config/schema/schema'
import { decideOpening } from '../../decide/decideOpening'
import type { Page } from '../page/page'

const told = new WeakSet<Page>()

/** Whether the config, valid or not, says `"enabled": false`: the switch that needs no deploy. */
export function isSwitchedOff(config: unknown): config is Config {
  return (config as Config | undefined)?.enabled === false
}

/** Says once why no flow opens, for `explain` and on the console; nothing is recorded, for nobody was asked anything. */
export function saySwitchedOff(page: Page, config: Config): void {
  page.decision = decideOpening(config, {})
  if (!told.has(page)) console.info('[fairwell] the config has "enabled": false; the page\'s own cancel runs.')
  told.add(page)
}
