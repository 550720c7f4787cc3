import { limits } from '../../config/schema/fairness'
import { presetsOf } from '../../config/schema/presetOf'
import type { Config } from '../../config/schema/schema'

/** What differs from customer to customer in why an offer fell away (decide/offer/refusalOf), and what is said of all of them. */
const common: [said: RegExp, ofAll: string][] = [
  [/off a price of (?!0\b)[\d.]+/g, 'off a price that is no higher'],
  [/(accepted|declined) (-?\d+|NaN) days ago/g, '$1 too recently'],
  [/(accepted|shown) \d+ of \d+ times/g, '$1 as often as it may be'],
]

/**
 * Words why an offer fell away the same for all whom it fell away for alike: their own prices and ages would make a kind of
 * every customer. Figures of the config stay, since they are everybody's.
 */
export function sameWhy(config: Config): (why: string) => string {
  const figure = /\d+(\.\d+)?/g
  const own = new Set([
    ...(JSON.stringify(config.offers ?? {}).match(figure) ?? []),
    ...presetsOf(config).map((preset) => `${limits[preset].rest}`),
    '0',
  ])
  return (why) =>
    common
      .reduce((text, [said, ofAll]) => text.replace(said, ofAll), why)
      .replace(figure, (each) => (own.has(each) ? each : '…'))
}
