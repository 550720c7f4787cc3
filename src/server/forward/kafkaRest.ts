import { checkOptions } from '../options/checkOptions'
import { aText, aUrl, required } from '../options/kinds'
import type { Forwarder } from './forwarder'

interface KafkaAnswer {
  offsets?: { error_code?: number | null; error?: string | null; message?: string }[]
}

// The error code by which Confluent says that no further try will help.
const final = 1

/**
 * Writes to a Kafka topic by a REST API (Confluent's v2, or Strimzi's bridge: https://strimzi.io/docs/bridge/latest/).
 * Events of one session have the same key, so that they stay in order in one partition.
 */
export function kafkaRest(options: { url: string; topic: string }): Forwarder {
  checkOptions('kafkaRest', options, { url: required(aUrl), topic: required(aText) })
  const { url, topic } = options
  const at = `${url.replace(/\/$/, '')}/topics/${encodeURIComponent(topic)}`
  return {
    requestFor: (events) => ({
      url: at,
      headers: { 'content-type': 'application/vnd.kafka.json.v2+json' },
      body: JSON.stringify({ records: events.map((event) => ({ key: event.cfsession ?? event.id, value: event })) }),
    }),
    failuresIn: (answer) =>
      ((answer as KafkaAnswer | undefined)?.offsets ?? []).flatMap(({ error_code: code, error, message }, index) =>
        code
          ? [{ index, reason: `a record failed with ${code} ${error ?? message ?? ''}`, isFinal: code === final }]
          : [],
      ),
  }
}
