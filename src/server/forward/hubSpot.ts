import { checkOptions, type Kinds } from '../options/checkOptions'
import { aBoolean, aFunction, aText, aUrl, required, texts } from '../options/kinds'
import type { ForwardedEvent, Forwarder, Verdict } from './forwarder'
import { hubSpotProperties } from './hubSpotProperties'
import { teamTypes } from './teamNote'

/** Which contacts of HubSpot events go to, and what is written there. */
export interface HubSpotOptions {
  /** The access token of a private app with the scopes `crm.objects.contacts.write` and `crm.objects.contacts.read`. */
  token: string
  /**
   * The contact property that tells contacts apart. `email` (default) is found in `customer.email`, which `privacy.send` has to
   * name; any other, whose values HubSpot has to keep unique, in `customer.id`.
   */
  idProperty?: string
  /** The types of events that are written; default `flow.canceled`, `flow.saved` and `flow.referred`. */
  types?: readonly string[]
  /** Whether events of test mode are written, too; default false. */
  testMode?: boolean
  /** The properties to write of an event, by their names in HubSpot; default those of the docs. */
  properties?: (event: ForwardedEvent) => Record<string, string | number>
  /** The address of the API; default `https://api.hubapi.com`. */
  endpoint?: string
}

interface HubSpotError {
  message?: string
  code?: string
  context?: Record<string, unknown>
  errors?: HubSpotError[]
}

/** Error codes by which HubSpot says that the account lacks something, whatever the event holds. */
const setupCodes = ['PROPERTY_DOESNT_EXIST', 'READ_ONLY_VALUE', 'MISSING_SCOPES']

/**
 * Writes each customer's latest flow to their contact in HubSpot, by the batch upsert of the contacts API
 * (https://developers.hubspot.com/docs/api-reference/crm-contacts-v3/batch/post-crm-v3-objects-contacts-batch-upsert): the same
 * request again changes nothing (law: no event lost, none twice).
 */
export function hubSpot(options: HubSpotOptions): Forwarder {
  checkOptions('hubSpot', options, kinds)
  const { token, idProperty = 'email', types = teamTypes, testMode = false, properties = hubSpotProperties } = options
  const field = idProperty === 'email' ? 'email' : 'id'
  const nameIn = (event: ForwardedEvent) => nameOf(event, field)
  return {
    types,
    testMode,
    record: { field: `customer.${field}`, in: nameIn },
    maxEvents: most,
    requestFor: (events) => ({
      url: `${(options.endpoint ?? 'https://api.hubapi.com').replace(/\/$/, '')}/crm/v3/objects/contacts/batch/upsert`,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        inputs: events.map((event, index) => ({
          idProperty,
          id: nameIn(event),
          // HubSpot names the input that failed by this.
          objectWriteTraceId: `${index}`,
          properties: textsOf(properties(event)),
        })),
      }),
    }),
    failuresIn,
    verdictOn,
  }
}

/** The API takes texts, and reads numbers and times out of them. */
function textsOf(properties: Record<string, string | number>): Record<string, string> {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, `${value}`]))
}

function nameOf({ data, subject }: ForwardedEvent, field: 'email' | 'id'): string | undefined {
  const given = Object(Object(data).customer)[field] ?? (field === 'id' ? subject : undefined)
  const name = typeof given === 'string' || typeof given === 'number' ? `${given}`.trim() : ''
  // HubSpot knows no capitals in addresses: two spellings of one in a request are one contact twice, which it refuses.
  return (field === 'email' ? name.toLowerCase() : name) || undefined
}

/** How many contacts a request may have. */
const most = 100
const everyPlace = Array.from({ length: most }, (_, index) => index)

/** The inputs that failed although others went, of a 207. An error that names no input may be about any of them. */
function failuresIn(answer: unknown) {
  const { errors = [] } = Object(answer) as { errors?: HubSpotError[] }
  return errors.flatMap((error) => {
    const places = [Object(error.context).objectWriteTraceId].flat().map(Number).filter(Number.isInteger)
    const isKnown = places.length > 0
    const reason = `HubSpot refused a contact: ${(error.message ?? JSON.stringify(error)).slice(0, 200)}`
    return (isKnown ? places : everyPlace).map((index) => ({ index, reason, isFinal: isKnown && !isOfSetup(error) }))
  })
}

function verdictOn(status: number, answer: unknown): Verdict | undefined {
  // 409: another request is making the same contact; 423: it is being written; 477: it moves to another data center.
  if (status === 409 || status === 423 || status === 477) return 'again'
  if (status === 400 && isOfSetup(answer)) return 'misconfigured'
  return undefined
}

/**
 * Whether an error is about the account. HubSpot tells the code by itself, or within JSON in the message; there the quotes of
 * what a customer wrote are escaped, so that nobody can write an error which holds up the queue.
 */
function isOfSetup(answer: unknown): boolean {
  const { message, code, errors = [] } = Object(answer) as HubSpotError
  const said = [...String(message).matchAll(/(?<!\\)"error":"(\w+)"/g)].map(([, name]) => name)
  return [code, ...said].some((name) => setupCodes.includes(`${name}`)) || errors.some(isOfSetup)
}

const kinds: Kinds<HubSpotOptions> = {
  token: required(aText),
  idProperty: aText,
  types: texts,
  testMode: aBoolean,
  properties: aFunction,
  endpoint: aUrl,
}
