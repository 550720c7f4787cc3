import { type PersonalKind, personalKinds } from '../../events/personal/redact'
import { type AdmissionOptions, admission, admissionKinds } from '../admit/admission'
import { callListener } from '../callListener'
import { checkOptions, type Kinds } from '../options/checkOptions'
import { aboveZero, aFunction, aList, aQuery } from '../options/kinds'
import type { ReceivedEvent } from './checkEvent'
import { cleanerOf } from './cleanerOf'
import { checkOrigins, corsHeaders } from './cors'
import { eventStore } from './eventStore'
import { groupWrites } from './groupWrites'
import type { Query } from './query'
import { readBody } from './readBody'
import { Refusal } from './refusal'
import { sortEvents } from './sortEvents'
import { waitingRoom } from './waitingRoom'

/** Where a receiver stores events, and from whom it takes them. */
export interface ReceiverOptions extends AdmissionOptions {
  query: Query
  /** Origins of other sites whose pages may post here, such as `https://app.example.com`. The receiver's own origin always may. */
  origins?: readonly string[]
  /** The most bytes of one request's body; default 262144. */
  maxBytes?: number
  /**
   * The most bytes of bodies whose events wait for the database at once; default 16777216. Beyond that the answer is a 503 with
   * Retry-After, and the browser keeps its events and sends them later.
   */
  maxWaitingBytes?: number
  /**
   * Which personal data is taken out of free text (answers and what custom offers give) before it is stored; default all
   * kinds: `email`, `iban`, `card`, `phone`. The browser does the same, but an old build or a stranger may not.
   */
  redact?: readonly PersonalKind[]
  /** Hears why the store failed, or why the database refused an event; the sender is not told. Default: console.error. */
  onError?: (error: unknown) => void
  /**
   * Hears of events once they are committed, those that had been stored before included. The answer does not wait for it,
   * and what it throws goes to the console.
   */
  onStored?: (events: readonly ReceivedEvent[]) => unknown
}

const contentTypes = [
  'application/cloudevents-batch+json',
  'application/cloudevents+json',
  'application/json',
  'text/plain',
]

// In a body of the default size only rubbish can have more events: the smallest valid one has 54 bytes with its comma. More
// would be too many to answer, since the answer names each of them.
const usualEvents = 5000
const smallestEvent = 54

/**
 * A request handler that stores posted CloudEvents, each `source` and `id` once, and answers after the commit (law: no
 * event lost, none twice). It never rejects.
 */
export function receiveEvents(options: ReceiverOptions): (request: Request) => Promise<Response> {
  checkOptions('receiveEvents', options, kinds)
  const { query, maxBytes = 262_144, maxWaitingBytes = 16_777_216, onError = logError, onStored } = options
  const maxEvents = Math.max(usualEvents, Math.ceil(maxBytes / smallestEvent))
  const origins = checkOrigins(options.origins ?? [], 'receiveEvents')
  const door = admission(options, origins)
  const clean = cleanerOf(options.redact ?? personalKinds)
  const room = waitingRoom(maxWaitingBytes)
  const write = groupWrites(eventStore(query).write, (error) =>
    callListener(options.onError ?? logRefused, error, logRefused),
  )

  async function receive(request: Request): Promise<Response> {
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { Allow: 'POST, OPTIONS' } })
    checkRequest(request)
    door.checkRequest(request)
    room.check()
    const body = await readBody(request, { maxBytes, undone: 'Nothing was stored', advice: 'send smaller batches' })
    const leave = room.enter(body.length)
    try {
      return await store(listOf(parse(body), maxEvents), request)
    } finally {
      leave()
    }
  }

  async function store(values: unknown[], request: Request): Promise<Response> {
    const { valid, places, rejected } = sortEvents(values, {
      clean,
      reasonAgainst: (event) => door.reasonAgainst(event, request),
    })
    const { events: admitted, cookie } = await door.admit(valid, request)
    const refused = admitted.length > 0 ? await write(admitted) : none
    const events = admitted.filter((event) => !refused.has(event))
    for (const [place, event] of admitted.entries())
      if (refused.has(event)) rejected.push({ index: places[place] as number, id: event.id, reason: unstorable })
    if (events.length > 0 && onStored) callListener(onStored, events, logStored)
    const status = events.length === 0 && rejected.length > 0 ? 422 : 200
    rejected.sort((one, other) => one.index - other.index)
    const headers = cookie === undefined ? {} : { 'Set-Cookie': cookie }
    return Response.json({ accepted: events.map((event) => event.id), rejected }, { status, headers })
  }

  function refuse(error: unknown): Response {
    if (error instanceof Refusal) {
      return Response.json({ error: error.message }, { status: error.status, headers: error.headers })
    }
    callListener(onError, error, logError)
    return Response.json({ error: 'The events could not be stored.' }, { status: 503, headers: { 'Retry-After': '5' } })
  }

  return async (request) => {
    const response = await receive(request).catch(refuse)
    for (const [name, value] of Object.entries(corsHeaders(request, origins))) response.headers.set(name, value)
    return response
  }
}

const kinds: Kinds<ReceiverOptions> = {
  ...admissionKinds,
  query: aQuery,
  origins: aList,
  maxBytes: aboveZero,
  maxWaitingBytes: aboveZero,
  redact: aList,
  onError: aFunction,
  onStored: aFunction,
}

const none: ReadonlySet<ReceivedEvent> = new Set()

const unstorable = 'event: expected one that the database can store, got one that it refuses. The others are stored.'

function checkRequest(request: Request): void {
  if (request.method !== 'POST') {
    throw new Refusal(405, `method: expected POST, got ${request.method}.`, { Allow: 'POST, OPTIONS' })
  }
  const given = request.headers.get('content-type') ?? ''
  const type = given.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!contentTypes.includes(type)) {
    throw new Refusal(415, `content-type: expected one of ${contentTypes.join(', ')}, got "${given.slice(0, 80)}".`)
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new Refusal(
      400,
      'body: expected a CloudEvent or a list of them in JSON, got something else. Nothing was stored.',
    )
  }
}

function listOf(body: unknown, maxEvents: number): unknown[] {
  const values = Array.isArray(body) ? body : [body]
  if (values.length <= maxEvents) return values
  throw new Refusal(413, `body: expected at most ${maxEvents} events, got ${values.length}. Nothing was stored.`)
}

function logError(error: unknown): void {
  console.error('[fairwell] receiveEvents: the store failed; the sender was told to try again in 5 s.', error)
}

function logRefused(error: unknown): void {
  console.error(
    '[fairwell] receiveEvents: the database refused an event; it is rejected, its neighbors are stored.',
    error,
  )
}

function logStored(error: unknown): void {
  console.error('[fairwell] receiveEvents: onStored failed; the events are stored.', error)
}
