import type { Forwarder } from './forwarder'

interface KafkaAnswer {
  offsets?: { error_code?: number | null; error?: string | null; message?: string }[]
}

// Confluent's word for what no other try will mend.
const final = 1

/**
 * A topic behind a Kafka REST API (Confluent's v2, Strimzi's bridge: https://strimzi.io/docs/bridge/latest/).
 * Events of one session have one key, so that they stay in order in one partition.
 */
export function kafkaRest({ url, topic }: { url: string; topic: string }): Forwarder {
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
