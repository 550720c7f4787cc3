import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Alert, type AlertOptions, sendAlerts, slackMessage } from '../../../src/server'
import { alertOf } from '../../../src/server/alerts/alertOf'
import { secret } from '../../support/alertWorld'

it('speaks up about options that cannot work', () => {
  const query = async () => []
  const made = (options: Partial<AlertOptions>) => () =>
    sendAlerts({ query, url: 'https://hook.test', secret, ...options })
  expect(made({ url: 'hook.test' })).toThrow('url: expected an http or https URL, got "hook.test".')
  expect(made({ url: 'file:///etc/passwd' })).toThrow('url: expected')
  expect(made({ secret: '' })).toThrow('secret: expected whsec_')
  expect(made({ secret: undefined as unknown as string })).toThrow('secret: expected whsec_')
  expect(made({ secret: 'whsec_!' })).toThrow('secret: expected whsec_')
})

describe('docs/alerts.md', () => {
  const blocks = [...readFileSync('docs/alerts.md', 'utf8').matchAll(/```(\w+)\n([\s\S]*?)```/g)]
  const codeWith = (text: string) => blocks.map(([, , code = '']) => code).find((code) => code.includes(text)) ?? ''
  const alert: Alert = {
    alert: 'high-value',
    team: 'success',
    time: '2026-03-01T12:00:10.000Z',
    flowId: 'main',
    mode: 'live',
    sessionId: 's',
    customer: { id: '<!channel> & co' },
    subscription: { mrr: 4900, currency: 'USD' },
    sentence: '<!channel> & co, $49.00 a month, is leaving.',
  }

  it('has a format for Slack that says who leaves and lets no id be markup', () => {
    expect(codeWith('slackMessage')).toContain("import { sendAlerts, slackMessage } from 'fairwell/server'")
    expect(slackMessage(alert)).toEqual({
      text: 'high-value for success: &lt;!channel&gt; &amp; co, $49.00 a month, is leaving.',
      mrkdwn: false,
    })
    expect(slackMessage({ ...alert, alert: '<!here>', team: null }).text).toMatch(/^&lt;!here&gt;: /)
  })

  it('shows an alert as it is posted', () => {
    const shown = JSON.parse(codeWith('"type": "alert.raised"'))
    const { sentence, ...data } = shown.data
    const event = { specversion: '1.0', id: 'a', source: 's', type: 'dev.fairwell.alert.raised.v1', data }
    expect(alertOf(event).sentence).toBe(sentence)
  })

  it('names every option', () => {
    const source = readFileSync('src/server/alerts/sendAlerts.ts', 'utf8')
    const [, options = ''] = /interface AlertOptions \{([\s\S]*?)\n\}/.exec(source) ?? []
    const names = [...options.matchAll(/^ {2}(\w+)\??:/gm)].map(([, name]) => name)
    const told = [...readFileSync('docs/alerts.md', 'utf8').matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)
    expect(told).toEqual(names)
  })
})
