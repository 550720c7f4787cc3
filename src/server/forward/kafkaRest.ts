import type { Forwarder } from './forwarder'

interface KafkaAnswer {
  offsets?: { error_code?: number | null; error?: string | null; message?: string }[]
}

/**
 * A topic behind a Kafka REST API (Confluent's v2, Strimzi's bridge: https://strimzi.io/docs/bridge/latest/).
 * Events of one session have one key, so that they stay in order in one partition.
 */
export function kafkaRest({ url, topic }: { url: string; topic: string }): Forwarder {
  return {
    requestsFor: (events) => {
      const records = events.map((event) => ({ key: event.cfsession ?? event.id, value: event }))
      const at = `${url.replace(/\/$/, '')}/topics/${encodeURIComponent(topic)}`
      return [
        {
          url: at,
          headers: { 'content-type': 'application/vnd.kafka.json.v2+json' },
          body: JSON.stringify({ records }),
        },
      ]
    },
    problemIn: (answer) => {
      const failed = (answer as KafkaAnswer | undefined)?.offsets?.find(({ error_code }) => error_code)
      return failed && `a record failed with ${failed.error_code} ${failed.error ?? failed.message ?? ''}`
    },
  }
}
