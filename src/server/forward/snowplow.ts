import { uuidOf } from '../../events/sinks/uuidOf'
import { checkOptions } from '../options/checkOptions'
import { aText, aUrl, required } from '../options/kinds'
import type { ForwardedEvent, Forwarder } from './forwarder'

/** Which Snowplow collector events go to. */
export interface SnowplowOptions {
  /** The collector's address. */
  url: string
  appId: string
  /** The vendor under which the events' schemas stand in your Iglu registry, such as `com.example`. */
  vendor: string
}

const snowplowSchema = 'iglu:com.snowplowanalytics.snowplow'

/**
 * Sends events to a Snowplow collector by its tracker protocol
 * (https://docs.snowplow.io/docs/events/going-deeper/event-parameters/), as self-describing events. Their id is a UUID made
 * from source and id, the same for every copy, so that Snowplow counts an event once (law: no event lost, none twice).
 */
export function snowplow(options: SnowplowOptions): Forwarder {
  checkOptions('snowplow', options, { url: required(aUrl), appId: required(aText), vendor: required(aText) })
  const { url, appId, vendor } = options
  const selfDescribing = (event: ForwardedEvent) => {
    const [, name = event.type, version = '1'] = event.type.match(/^dev\.fairwell\.(.+)\.v(\d+)$/) ?? []
    const schema = `iglu:${vendor}/${name.replace(/[^\w-]/g, '_')}/jsonschema/${version}-0-0`
    return { schema: `${snowplowSchema}/unstruct_event/jsonschema/1-0-0`, data: { schema, data: event.data ?? {} } }
  }
  const payload = (event: ForwardedEvent) => ({
    e: 'ue',
    eid: uuidOf(`${event.source} ${event.id}`),
    ...(typeof event.time === 'string' && { dtm: String(Date.parse(event.time)) }),
    aid: appId,
    p: 'srv',
    tv: 'fairwell',
    ...(event.subject ? { uid: String(event.subject) } : {}),
    ue_pr: JSON.stringify(selfDescribing(event)),
  })
  return {
    requestFor: (events) => ({
      url: `${url.replace(/\/$/, '')}/com.snowplowanalytics.snowplow/tp2`,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ schema: `${snowplowSchema}/payload_data/jsonschema/1-0-4`, data: events.map(payload) }),
    }),
  }
}
