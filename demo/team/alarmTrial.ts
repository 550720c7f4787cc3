import type { CloudEvent } from '../../src/events/wire/flowEvent'
import { receiveEvents, sendAlerts } from '../../src/server'
import { openDatabase } from '../database'

interface Destination {
  url: string
  secret: string
}

const usual = { configHash: 'cfg_spring', version: '0.1.0' }
const broken = { configHash: 'cfg_friday', version: '0.1.0' }

/**
 * Plays a release that breaks the flow, in a database of its own: four weeks in which one flow of 200 failed, then a week in
 * which a new config fails 14 of 40. The receiver's alarm goes to the destination.
 */
export async function alarmTrial({ url, secret }: Destination): Promise<void> {
  const database = await openDatabase({})
  try {
    const receive = receiveEvents({ query: database.query })
    const post = async (events: CloudEvent[]) => {
      const headers = { 'content-type': 'application/cloudevents-batch+json' }
      const request = new Request('http://demo/', { method: 'POST', headers, body: JSON.stringify(events) })
      const response = await receive(request)
      if (!response.ok) throw new Error(`The receiver answered ${response.status} to made-up events.`)
    }
    await post(Array.from({ length: 200 }, (_, flow) => endOf(flow, flow % 200 === 0, usual)))
    await database.query(`UPDATE fairwell_events SET received_at = received_at - interval '14 days'`)
    await post(Array.from({ length: 40 }, (_, flow) => endOf(200 + flow, flow % 3 === 0, flow < 3 ? usual : broken)))
    const alerts = sendAlerts({ query: database.query, url, secret, everySeconds: 0 })
    await alerts.send()
    await alerts.stop()
  } finally {
    await database.close()
  }
}

function endOf(flow: number, hasFailed: boolean, build: typeof usual): CloudEvent {
  return {
    specversion: '1.0',
    id: `end-${flow}`,
    source: 'https://tallyroom.example/fairwell/tallyroom',
    type: `dev.fairwell.flow.${hasFailed ? 'failed' : 'canceled'}.v1`,
    time: new Date().toISOString(),
    subject: `cus_${flow}`,
    cfsession: `session-${flow}`,
    sequence: '1',
    datacontenttype: 'application/json',
    data: { flowId: 'tallyroom', mode: 'live', ...build },
  }
}
