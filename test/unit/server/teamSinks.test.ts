import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as server from '../../../src/server'
import { type ForwardedEvent, forwardEvents, signedWebhook, slack, slackWebhook } from '../../../src/server'
import { canceledLog } from '../../support/flowLog'
import { slackStandIn, slackWebhookStandIn, webhookSecret, webhookStandIn } from '../../support/teamTools'

const who = {
  customer: { id: 'cus_1', firstName: '<!channel> Ada & <https://evil.test|click>' },
  subscription: { id: 'sub_1', mrr: 4900, currency: 'USD', planName: '*Pro*' },
}
const ended = (reason = 'too_expensive', about: object = who) =>
  canceledLog('s1', reason, about).slice(-1) as ForwardedEvent[]

describe('a message to Slack', () => {
  it('says in a sentence who leaves and why, and makes nothing a customer wrote a mention, a link or a format', async () => {
    const tool = await slackStandIn()
    await forwardEvents(ended(), slack({ token: 'xoxb-test', channel: 'C1', endpoint: tool.url }))
    const sentence =
      '&lt;!channel&gt; Ada &amp; &lt;https://evil.test|click&gt; (cus_1), $49.00 a month on *Pro*, is leaving: too expensive.'
    expect(tool.records[0]).toMatchObject({
      text: sentence,
      blocks: [
        { type: 'section', text: { type: 'plain_text', text: sentence, emoji: false } },
        { type: 'context', elements: [{ type: 'plain_text', text: 'main · 2026-03-01 12:00', emoji: false }] },
      ],
    })
  })

  it('is one that Slack takes, whatever anybody posts', async () => {
    const tool = await slackStandIn()
    const to = slack({
      token: 'xoxb-test',
      channel: 'C1',
      endpoint: tool.url,
      types: ['flow.canceled', 'alert.raised'],
    })
    await fc.assert(
      fc.asyncProperty(
        fc.object({ maxDepth: 2 }),
        fc.string({ maxLength: 9000, unit: 'binary' }),
        async (data, text) => {
          const event = { ...(ended()[0] as ForwardedEvent), type: 'dev.fairwell.alert.raised.v1', time: text }
          await forwardEvents([{ ...event, data: { ...data, alert: text, reason: text, customer: { id: text } } }], to)
          expect(JSON.stringify(tool.records.at(-1))).not.toMatch(/[<>]/)
        },
      ),
      { numRuns: 5 },
    )
  })

  it('has no address, card or phone number in it, even where the receiver redacts nothing', async () => {
    const tool = await slackWebhookStandIn()
    const [event] = ended() as [ForwardedEvent]
    const raised = {
      ...event,
      type: 'dev.fairwell.alert.raised.v1',
      data: { ...who, alert: 'a', answers: { why: 'mail me at ada@shop.test, 4111 1111 1111 1111' } },
    }
    await forwardEvents([raised], slackWebhook({ url: `${tool.url}/services/T1/B1/secret`, types: ['alert.raised'] }))
    expect(tool.records).toHaveLength(1)
    expect(JSON.stringify(tool.records)).not.toMatch(/ada@shop\.test|4111/)
  })

  it('keeps the address of a webhook out of errors: it is a secret', async () => {
    const tool = await slackWebhookStandIn()
    const to = slackWebhook({ url: `${tool.url}/services/T1/B1/revoked` })
    await expect(forwardEvents(ended(), to)).rejects.toThrow(
      "forwardEvents: 1 not taken: Slack's webhook answered 404 no_service",
    )
    await expect(
      forwardEvents(ended(), signedWebhook({ url: `${tool.url}/hooks/secret`, secret: null })),
    ).rejects.toThrow(new RegExp(`not taken: ${tool.url} answered 404`))
  })
})

describe('a signed webhook', () => {
  it('posts the body of docs/teams.md, verified by the library of Standard Webhooks', async () => {
    const tool = await webhookStandIn()
    const [documented = ''] = /(?<=```json\n)[^`]*/.exec(readFileSync('docs/teams.md', 'utf8')) ?? []
    const { type, timestamp, data } = JSON.parse(documented)
    const { sessionId, sentence: _, ...own } = data
    const event = {
      ...(ended()[0] as ForwardedEvent),
      type: `dev.fairwell.${type}.v1`,
      time: timestamp,
      cfsession: sessionId,
      data: own,
    }
    await forwardEvents(
      [event],
      signedWebhook({ url: tool.url, secret: [webhookSecret, `whsec_${btoa('another of twenty-four b')}`] }),
    )
    expect([...tool.records.values()]).toEqual([JSON.parse(documented)])
  })

  it('makes a card of it for Microsoft Teams, as docs/teams.md has it', async () => {
    const code = [...readFileSync('docs/teams.md', 'utf8').matchAll(/```js\n([\s\S]*?)```/g)].at(-1)?.[1] ?? ''
    const plain = code.replace(/^import .*$/m, '').replace('export ', '')
    const to = new Function('signedWebhook', 'process', `${plain}; return teams`)(server.signedWebhook, {
      env: { TEAMS_URL: 'https://teams.test/hook' },
    })
    const { attachments } = JSON.parse(to.requestFor(ended()).body)
    expect(attachments[0].content.body[0].inlines[0].text).toBe('dev.fairwell.flow.canceled.v1: too_expensive')
  })
})
