import { openDatabase } from '../../demo/database'
import { forwardStored, kafkaRest } from '../../src/server'

// A forwarder in a process of its own, so that a test can kill it: `tsx test/support/forwarder.ts DATABASE SYSTEM`. It prints a
// line when it begins, and looks again and again.
const [, , database = '', system = ''] = process.argv
const { query } = await openDatabase({ url: database })
const to = kafkaRest({ url: system, topic: 'churn' })

console.log('ready')
for (;;) {
  await forwardStored({ query, to, queue: 'kafka', retries: 0, wait: 1 }).catch((error) => console.error(`${error}`))
  await new Promise((resolve) => setTimeout(resolve, 50))
}
