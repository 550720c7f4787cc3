import type { CloudEvent } from '../../src/events/wire/flowEvent'
import { exampleConfig, exampleSource } from '../example/exampleEvents'

const moves: [type: string, data: object][] = [
  ['flow.started', {}],
  ['offer.shown', { offer: 'save20', type: 'discount' }],
  ['offer.accepted', { offer: 'save20', type: 'discount', choice: { percentOff: 20 } }],
  ['flow.saved', { offer: 'save20', choice: { percentOff: 20 } }],
]

/** A thousand saves that never happened, one every few hours of the last weeks, as whoever reads the page's source could post them. */
export function* forgedSaves(now: Date, flows = 1000): Generator<CloudEvent> {
  for (let flow = 0; flow < flows; flow += 1) {
    const started = now.getTime() - (flow + 1) * 3_600_000
    for (const [index, [type, data]] of moves.entries()) {
      yield {
        specversion: '1.0',
        id: `forged-${flow}-${index}`,
        source: exampleSource,
        type: `dev.fairwell.${type}.v1`,
        time: new Date(started + index * 4000).toISOString(),
        subject: `forged_${flow}`,
        cfsession: `forged-${flow}`,
        sequence: String(index + 1),
        datacontenttype: 'application/json',
        data: {
          flowId: exampleConfig.id,
          configHash: 'example',
          mode: 'test',
          customer: { id: `forged_${flow}` },
          ...data,
        },
      } as CloudEvent
    }
  }
}
