import { isObject } from '../../base/isObject'
import { recordedTypes } from '../../events/wire/recordedEvent'
import { readSecrets, type Secret } from '../claims/secrets'
import { checkOptions } from '../options/checkOptions'
import { aSecret } from '../options/kinds'
import type { ReceivedEvent } from '../receive/checkEvent'

/** Who may post what no page sends: that somebody acted on an alert, that a customer canceled elsewhere, or what a report found. */
export interface TeamSettings {
  /** The secret that a server of yours sends as `Authorization: Bearer …`, at least 32 bytes; a list while one replaces another. */
  secret: Secret
}

const wireTypes = recordedTypes.map((type) => `dev.fairwell.${type}.v1`)

/** The receiver's door for servers. */
export interface TeamDoor {
  /** Whether the request brings the secret. */
  isOpenFor(request: Request): boolean
  /** Why this event is not taken at the door that it came by, or undefined where it is. */
  reasonAgainst(event: ReceivedEvent, request: Request): string | undefined
}

/**
 * The door for events that a server posts. Without settings nobody may: an event that closes an alert, or adds to churn, is not for
 * whoever reads the page's source. Throws a TypeError for a secret that is too short or missing.
 */
export function teamDoor(settings: TeamSettings | undefined): TeamDoor {
  if (settings !== undefined) checkOptions({ asker: 'receiveEvents', of: 'team' }, settings, { secret: aSecret })
  const secrets = settings === undefined ? [] : readSecrets(settings.secret)
  const isOpenFor = (request: Request) => {
    const [, given] = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
    return given !== undefined && secrets.filter((secret) => isSame(secret, given)).length > 0
  }
  return {
    isOpenFor,
    reasonAgainst(event, request) {
      const isRecorded = wireTypes.includes(event.type)
      if (!isOpenFor(request))
        return isRecorded
          ? `type: expected one that a page sends, got ${event.type} without the secret of team`
          : undefined
      return isRecorded
        ? reasonAgainstRecorded(event)
        : `type: expected one of ${wireTypes.join(', ')} with the secret of team, got another`
    },
  }
}

/** Compares in a time that does not tell how much of the secret was right. */
function isSame(secret: string, given: string): boolean {
  let difference = secret.length ^ given.length
  for (let place = 0; place < given.length; place += 1)
    difference |= given.charCodeAt(place) ^ secret.charCodeAt(place % secret.length)
  return difference === 0
}

function reasonAgainstRecorded({ type, data, cfsession, time }: ReceivedEvent): string | undefined {
  if (cfsession !== undefined)
    return 'cfsession: expected none, since this is no part of a flow; data.session names the flow that is meant'
  if (!isObject(data)) return 'data: expected an object'
  // Without one it would count in every period that a report is made for.
  if (time == null) return 'time: expected when it happened, as RFC 3339, got none'
  const { mrr } = Object(data.subscription)
  if (mrr != null && !Number.isSafeInteger(mrr))
    return `data.subscription.mrr: expected a whole number in minor units (4900 for $49.00), got ${JSON.stringify(mrr)?.slice(0, 80)}`
  if (type.includes('feedback'))
    return isText(data.sentence) ? undefined : 'data.sentence: expected a text that is not empty'
  const missing = (fields: string[]) => fields.find((field) => !isText(data[field]))
  const lacking = type.includes('alert.acted') ? missing(['alert', 'session']) : missing(['channel'])
  if (lacking) return `data.${lacking}: expected a text that is not empty`
  const isAbout = isText(Object(data.customer).id) || isText(Object(data.subscription).id)
  if (type.includes('cancellation') && !isAbout)
    return 'data.customer.id or data.subscription.id: expected a text that is not empty'
  return undefined
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== ''
}
