import { personalKinds } from '../../events/personal/redact'
import { admission } from '../admit/admission'
import { callListener } from '../callListener'
import type { ReceivedEvent } from './checkEvent'
import { cleanerOf } from './cleanerOf'
import { checkOrigins, corsHeaders } from './cors'
import type { GroupedWrite } from './groupWrites'
import { readBody } from './readBody'
import type { ReceiverOptions } from './receiverOptions'
import { Refusal } from './refusal'
import { sortEvents } from './sortEvents'
import { waitingRoom } from './waitingRoom'

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

/** What a receiver does with a request is the same wherever it stores: who may post, what an event is, what is answered. */
export function createReceiver(
  options: Omit<ReceiverOptions, 'query'>,
  write: GroupedWrite,
): (request: Request) => Promise<Response> {
  const { maxBytes = 262_144, maxWaitingBytes = 16_777_216, onError = logError, onStored } = options
  const maxEvents = Math.max(usualEvents, Math.ceil(maxBytes / smallestEvent))
  const origins = checkOrigins(options.origins ?? [], 'receiveEvents')
  const door = admission(options, origins)
  const clean = cleanerOf(options.redact ?? personalKinds)
  const room = waitingRoom(maxWaitingBytes)

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

/** Says that events could not be stored. */
export function logError(error: unknown): void {
  console.error('[fairwell] receiveEvents: the store failed; the sender was told to try again in 5 s.', error)
}

function logStored(error: unknown): void {
  console.error('[fairwell] receiveEvents: onStored failed; the events are stored.', error)
}
