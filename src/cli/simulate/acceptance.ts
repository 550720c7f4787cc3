import type { Config, NamedOffer } from '../../config/schema/schema'

/** The share of customers shown an offer who take it. */
export type Acceptance = (offer: NamedOffer) => number

/**
 * Rates by offer id, by offer type, and `default` for the rest (else 0): `{ "save20": 0.3, "pause": 0.2, "default": 0.1 }`.
 * Throws an Error that names a rate which is none, or which no offer has.
 */
export function readAcceptance(rates: unknown, { offers = {} }: Config): Acceptance {
  const types = Object.values(offers).map(({ type }) => type)
  const known = ['default', ...new Set([...Object.keys(offers), ...types])]
  for (const [name, rate] of Object.entries(Object(rates))) {
    if (!known.includes(name)) throw new Error(`accept: expected one of ${known.join(', ')}, got ${name}.`)
    if (typeof rate !== 'number' || !(rate >= 0 && rate <= 1))
      throw new Error(`accept.${name}: expected a rate from 0 to 1, got ${JSON.stringify(rate)}.`)
  }
  const given = new Map<string, number>(Object.entries(Object(rates)))
  return ({ id, type }) => given.get(id) ?? given.get(type) ?? given.get('default') ?? 0
}
