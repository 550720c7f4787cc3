import { openDatabase } from '../../demo/database'
import { forwardStored, hubSpot, receiptWebhook, signedWebhook, slack } from '../../src/server'
import { webhookSecret } from './teamTools'

// A sink in a process of its own, so that a test can kill it: `tsx test/support/teamForwarder.ts DATABASE SINK URL`. It prints a
// line when it begins.
const [, , database = '', sink = '', url = ''] = process.argv
const { query } = await openDatabase({ url: database })
const to =
  sink === 'hubspot'
    ? hubSpot({ token: 'pat-test', endpoint: url })
    : sink === 'slack'
      ? slack({ token: 'xoxb-test', channel: 'C1', endpoint: url })
      : sink === 'receipt'
        ? receiptWebhook({ url, secret: webhookSecret, merchant: 'Tallyroom' })
        : signedWebhook({ url, secret: webhookSecret })

console.log('ready')
await forwardStored({ query, to, queue: sink, retries: 0 })
