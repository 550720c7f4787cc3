import type { Check } from './check'
import { dialogChecks } from './checks/dialog'
import { eventChecks } from './checks/events'
import { failOpenChecks } from './checks/failOpen'
import { focusChecks } from './checks/focus'
import { lookChecks } from './checks/looks'
import { offerChecks } from './checks/offers'
import { pathChecks } from './checks/path'
import { sizeChecks } from './checks/sizes'

/** All that is checked in every engine. */
export const checks: readonly Check[] = [
  ...pathChecks,
  ...offerChecks,
  ...focusChecks,
  ...dialogChecks,
  ...eventChecks,
  ...failOpenChecks,
  ...lookChecks,
  ...sizeChecks,
]
