import { isCurrency } from '../../base/currencies'
import { at, type Problem, shown } from '../check/problem'
import { helpTypes } from '../schema/helpTypes'
import type { Config, Offer } from '../schema/schema'
import { meantCurrency } from './meantCurrency'

/** Finds offers that can't be made: two figures or none, amounts without a currency, useless links and partners. */
export function lintOffers({ offers = {} }: Config): Problem[] {
  return Object.entries(offers).flatMap(([id, offer]) => {
    const path = at('offers', id)
    return [
      ...lintFigures(offer, path),
      ...lintCodes(offer, path),
      ...lintLink(offer, path),
      ...lintPartner(offer, offers, path),
    ]
  })
}

function lintFigures(offer: Offer, path: string): Problem[] {
  if (offer.type === 'discount') {
    const money = lintCurrency(offer.amountOff, offer.currency, at(path, 'amountOff'))
    return [...lintChoice({ percentOff: offer.percentOff, amountOff: offer.amountOff }, path), ...money]
  }
  if (offer.type === 'credit') {
    const money = lintCurrency(offer.amount, offer.currency, at(path, 'amount'))
    return [...lintChoice({ amount: offer.amount, periods: offer.periods }, path), ...money]
  }
  if (offer.type === 'swap')
    return offer.products.flatMap(({ amount, currency }, index) =>
      lintCurrency(amount, currency, `${path}.products[${index}].amount`),
    )
  return []
}

function lintChoice(figures: Record<string, unknown>, path: string): Problem[] {
  const names = Object.keys(figures)
  const given = names.filter((name) => figures[name] !== undefined)
  if (given.length === 1) return []
  const message = `expected ${names.join(' or ')}, got ${given.length ? 'both' : 'neither'}; it is never offered`
  return [{ severity: 'error', path, message, mend: `Give one of ${names.join(' and ')}.` }]
}

function lintCurrency(amount: number | undefined, currency: string | undefined, path: string): Problem[] {
  if (amount === undefined || currency !== undefined) return []
  const message = `${amount} of no currency: it is offered to everyone, whatever they pay in`
  return [{ severity: 'warning', path, message, mend: 'Add "currency", such as "USD".' }]
}

/** Finds unknown currencies. An offer in one fits nobody, and a plan in one is left out of its offer. */
function lintCodes(offer: Offer, path: string): Problem[] {
  const own = 'currency' in offer && offer.currency !== undefined ? [{ path, currency: offer.currency }] : []
  const plans = offer.type === 'plan_change' ? offer.plans : []
  const ofPlans = plans.map(({ currency }, index) => ({ path: `${path}.plans[${index}]`, currency }))
  return [...own, ...ofPlans].flatMap(({ path, currency }): Problem[] => {
    if (isCurrency(currency)) return []
    const message = `${shown(currency)} is no currency of ISO 4217, so it is offered to nobody whose currency is known`
    return [{ severity: 'error', path: at(path, 'currency'), message, mend: meantCurrency(currency) }]
  })
}

function lintLink(offer: Offer, path: string): Problem[] {
  if (!('url' in offer) || offer.url === undefined) return []
  const isContact = offer.type === 'contact'
  const opens = isContact ? /^(https?:\/\/[^\s/]|mailto:|tel:)/i : /^https?:\/\/[^\s/]/i
  if (opens.test(offer.url)) return lintAddress(offer.url, at(path, 'url'))
  const expected = isContact ? 'https:, mailto: or tel:' : 'https:'
  const message = `expected a link that begins with ${expected}, got ${shown(offer.url)}; it is never offered`
  return [{ severity: 'error', path: at(path, 'url'), message, mend: 'Give the whole address.' }]
}

/** Finds links that lead nowhere: without a host, with a blank, or with no valid mail address or number. */
function lintAddress(url: string, path: string): Problem[] {
  const [scheme = '', rest = ''] = [url.slice(0, url.indexOf(':')).toLowerCase(), url.slice(url.indexOf(':') + 1)]
  const leads =
    { mailto: /^[^\s@?]+@[^\s@?]+/.test(rest), tel: /^\+?[\d\s().-]*\d/.test(rest) }[scheme] ?? isAddress(url)
  if (leads) return []
  return [{ severity: 'error', path, message: `${shown(url)} leads nowhere`, mend: 'Give the whole address.' }]
}

function isAddress(url: string): boolean {
  return !/\s/.test(url) && URL.canParse(url)
}

function lintPartner(offer: Offer, offers: Record<string, Offer>, path: string): Problem[] {
  const partner = offer.with === undefined ? undefined : offers[offer.with]
  if (!partner) return []
  const isFollowed = helpTypes.includes(partner.type) && 'url' in partner && partner.url !== undefined
  if (isFollowed && partner !== offer) return []
  const what = partner === offer ? 'this very offer' : `a ${partner.type} without a link to follow`
  const message = `${offer.with} is ${what}, which can't come with another, so the offer is made alone`
  return [{ severity: 'error', path: at(path, 'with'), message, mend: 'Name a contact, booking or video with a url.' }]
}
