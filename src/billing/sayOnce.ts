import type { Billed } from '../situation/billers/billed'
import type { Biller } from '../situation/billers/sourceIn'
import { strangeObject } from '../situation/billers/strangeObject'

const said = new Set<string>()
/** How many different messages are kept: what a page was given by mistake is the same each time. */
const mostSaid = 100

/** The reading of what a biller returned. Where that was no subscription of the biller's, the console says once what it was. */
export function sayOnce(given: unknown, biller: Biller, billed: Billed): Billed {
  const got = strangeObject(given, biller, billed)
  const message = `[fairwell] from${biller}: expected a subscription of ${biller}, got ${got}. Nothing of it was read.`
  if (got === undefined || said.has(message) || said.size >= mostSaid) return billed
  said.add(message)
  console.error(message)
  return billed
}
