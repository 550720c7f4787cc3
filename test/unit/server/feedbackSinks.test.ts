import { describe, expect, it } from 'vitest'
import { feedbackEvent, summarize } from '../../../src/report'
import { type ForwardedEvent, forwardEvents, receiveEvents, signedWebhook, slack } from '../../../src/server'
import { canceledLog } from '../../support/flowLog'
import { slackStandIn, webhookSecret, webhookStandIn } from '../../support/teamTools'

const secret = 'a-secret-for-servers-that-is-long-enough'
const subscription = { id: 'sub', mrr: 123_456_700, currency: 'USD' }
const log = ['a', 'b'].flatMap((name) =>
  canceledLog(name, 'price', { subscription: { ...subscription, id: `sub_${name}` } }),
)
const event = feedbackEvent(summarize(log)) as unknown as ForwardedEvent
const types = ['feedback.summarized']

/** Posts as a server does; the reasons against what it posted, and what was stored. */
async function post(one: object) {
  const stored: unknown[] = []
  const query = async (sql: string, params: unknown[]) => {
    if (sql.includes('INSERT')) stored.push(...JSON.parse(String(params[0])))
    return sql.includes('to_regclass') ? [{ found: true }] : []
  }
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` }
  const request = new Request('https://shop.test/events', { method: 'POST', body: JSON.stringify(one), headers })
  const answer = await (await receiveEvents({ query, team: { secret } })(request)).json()
  return { rejected: answer.rejected.map(({ reason }: { reason: string }) => reason), stored }
}

describe('what customers leave over, for a team’s tools', () => {
  it('is taken by the receiver from a server, and goes on as it was written', async () => {
    const { rejected, stored } = await post(event)
    expect(rejected).toEqual([])
    expect(stored).toMatchObject([{ id: event.id, data: { sentence: Object(event.data).sentence } }])
  })

  it('is refused without a sentence, which is all that a person reads', async () => {
    const { rejected } = await post({ ...event, data: {} })
    expect(rejected).toEqual(['data.sentence: expected a text that is not empty'])
  })

  it('stands in the channel once, where it is sent again after an answer that was lost', async () => {
    const tool = await slackStandIn()
    const to = slack({ token: 'xoxb-test', channel: 'C1', endpoint: tool.url, types })
    let isLost = true
    const losing: typeof fetch = async (...given) => {
      const answer = await fetch(...given)
      if (!isLost) return answer
      isLost = false
      throw new Error('the answer was lost')
    }
    await forwardEvents([event], to, { fetch: losing, wait: 0 })
    expect(tool.records).toHaveLength(1)
    expect(tool.records[0]).toMatchObject({
      text: 'What customers leave over, most revenue first: price (2, $2,469,134.00 a month).',
    })
  })

  it('goes to a webhook with its figures', async () => {
    const tool = await webhookStandIn()
    await forwardEvents([event], signedWebhook({ url: tool.url, secret: webhookSecret, types }))
    expect(JSON.stringify([...tool.records])).toContain('"about":"price"')
  })
})
