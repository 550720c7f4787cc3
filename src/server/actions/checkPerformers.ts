import { everyFlow } from '../../config/flows/everyFlow'
import { namesOf } from '../../config/lint/lintHandlers'
import { helpTypes } from '../../config/schema/helpTypes'
import type { Config } from '../../config/schema/schema'
import { gotText } from '../options/kinds'

/**
 * Throws a TypeError for a performer that is none, and for an offer that nothing performs: a customer would accept it, and be told that it failed. Help changes no
 * subscription, so that the page may give it by itself.
 */
export function checkPerformers(configs: readonly Config[], perform: Readonly<Record<string, unknown>>): void {
  for (const [name, performer] of Object.entries({ cancel: undefined, ...perform }))
    if (typeof performer !== 'function')
      throw new TypeError(`[fairwell] performActions: perform.${name}: expected a function, got ${gotText(performer)}.`)
  for (const { offers = {} } of configs.flatMap(everyFlow)) {
    for (const [id, offer] of Object.entries(offers)) {
      const names = namesOf(offer)
      if (!names.length || helpTypes.includes(offer.type) || names.some((name) => Object.hasOwn(perform, name)))
        continue
      throw new TypeError(
        `[fairwell] performActions: perform.${names[0]}: expected a function, which offers.${id} needs, got none.`,
      )
    }
  }
}
