import { describe, expect, it } from 'vitest'
import type { Action } from '../../../src/flow/flow'
import { because, started } from '../../support/startedFlow'
import { accept, settled, told, types } from '../../support/told'

describe('the screens around the survey', () => {
  const card = { type: 'update_payment', url: 'https://example.com/card' } as const
  const over = {
    config: { offers: { card }, rules: [{ id: 'due', on: 'open' as const, offers: ['card'] }] },
    situation: { subscription: { status: 'past_due' as const } },
  }
  const questions = [{ id: 'missed', type: 'text' as const, label: 'What was missing?' }]
  const asking = { survey: { ...started().config.survey, questions } }
  const missed: Action = { type: 'answer', question: 'missed', value: 'Folders' }

  it('tells an offer on open as decided before it is shown', () => {
    expect(types(told(started(over), 'decline')).slice(1)).toEqual([
      'flow.started',
      'decision.made',
      'flow.step_viewed',
      'offer.shown',
      'offer.declined',
      'flow.step_viewed',
    ])
  })

  it('tells the exposure of an arm that shows nothing on open', () => {
    const experiment = { id: 'e', variations: [{ key: 'none', weight: 1, offers: [] }] }
    const rules = [{ id: 'due', on: 'open' as const, offers: ['card'], experiment }]
    const drafts = told(started({ ...over, config: { ...over.config, rules } }))
    expect(drafts.find(({ type }) => type === 'decision.made')?.data).toMatchObject({
      rule: 'due',
      experiment: { id: 'e', variation: 'none' },
    })
    expect(drafts.at(-1)).toEqual({ type: 'flow.step_viewed', data: { step: 'survey' } })
  })

  it('tells the answers again when the questions to everyone were left, all of them', () => {
    const drafts = told(started({ config: asking }), because('none'), 'continue', missed, 'cancel')
    const answered = drafts.filter(({ type }) => type === 'survey.answered').map(({ data }) => data.answers)
    expect(answered).toEqual([{ reason: 'none' }, { missed: 'Folders', reason: 'none' }])
  })

  it('tells of answers without a reason, and nothing where nothing was said', () => {
    const [answered] = told(started({ config: asking }), 'continue', missed, 'continue').filter(
      ({ type }) => type === 'survey.answered',
    )
    expect(answered?.data).toEqual({ answers: { missed: 'Folders' } })
    expect(types(told(started({ config: asking }), 'continue', 'continue'))).not.toContain('survey.answered')
  })

  it('tells which reason the free text suggests', () => {
    const [answered] = told(started(), { type: 'cancel', suggestedReason: 'price' }).filter(
      ({ type }) => type === 'survey.answered',
    )
    expect(answered?.data).toEqual({ suggestedReason: 'price', answers: { suggestedReason: 'price' } })
  })

  it('tells what everyone means by a standard reason, unless the config says otherwise', () => {
    const reasons = [
      { id: 'unused' },
      { id: 'toString', label: 'None' },
      { id: 'temporary', category: 'summer', influence: 'influenceable' as const },
    ]
    const about = (reason: string) =>
      told(started({ config: { survey: { reasons } } }), because(reason), 'cancel').find(
        ({ type }) => type === 'survey.answered',
      )?.data
    expect(about('unused')).toMatchObject({ category: 'usage', influence: 'influenceable' })
    expect(about('toString')).toMatchObject({ category: undefined, influence: 'unknown' })
    expect(about('temporary')).toMatchObject({ category: 'summer', influence: 'influenceable' })
  })

  it('tells a merchant’s own step by its name, with its result, and that it failed', () => {
    const start = started({ config: { steps: [{ id: 'tour' }, { id: 'export' }] }, mounts: ['tour', 'export'] })
    const steps = (...actions: (Action | string)[]) =>
      told(start, because('none'), 'continue', ...actions)
        .filter(({ type }) => type === 'flow.step_viewed')
        .map(({ data }) => data)
    expect(steps({ type: 'skip', name: 'tour' })).toEqual([
      { step: 'survey' },
      { step: 'tour' },
      { step: 'tour', failed: true },
      { step: 'export' },
    ])
    const drafts = told(start, because('none'), 'continue', { type: 'continue', result: { liked: true } })
    expect(drafts.findLast(({ type }) => type === 'survey.answered')?.data.answers).toEqual({
      tour: { liked: true },
      reason: 'none',
    })
    expect(
      told(start, because('none'), 'continue', 'continue').filter(({ type }) => type === 'survey.answered'),
    ).toHaveLength(1)
  })

  it('tells offers side by side as shown and declined, each', () => {
    const rules = [{ id: 'all', together: true, offers: ['save20', 'rest', 'talk'] }]
    const drafts = told(started({ config: { rules } }), 'continue', 'decline')
    for (const type of ['offer.shown', 'offer.declined']) {
      expect(drafts.filter((draft) => draft.type === type).map(({ data }) => data.offer)).toEqual([
        'save20',
        'rest',
        'talk',
      ])
    }
  })

  it('tells a bundle in what was accepted', () => {
    const offers = { ...started().config.offers, save20: { type: 'discount' as const, percentOff: 20, with: 'talk' } }
    const drafts = told(started({ config: { offers } }), because('price'), 'continue', accept('save20'))
    expect(drafts.at(-1)).toMatchObject({ type: 'offer.accepted', data: { choice: { with: 'talk' } } })
  })

  it('tells a resumed subscription as saved, without an offer', () => {
    const paused = started({ situation: { subscription: { status: 'paused' }, handlers: ['resume'] } })
    const drafts = told(paused, 'resume', settled)
    expect(types(drafts)).not.toContain('offer.applied')
    expect(drafts.at(-1)).toMatchObject({ type: 'flow.saved', data: { resumed: true } })
    expect(drafts.at(-1)?.data.offer).toBeUndefined()
  })

  it('tells when the cancellation takes effect, where that was picked', () => {
    const start = started({ config: { confirm: { ends: ['now', 'period_end'] } } })
    expect(told(start, 'cancel', { type: 'ends', ends: 'now' }, 'confirm', settled).at(-1)?.data.choice).toEqual({
      ends: 'now',
    })
    expect(told(start, 'cancel', 'confirm', settled).at(-1)?.data.choice).toBeUndefined()
  })

  it('tells a refusal as failed, and what was refused is nothing the flow ends with', () => {
    const drafts = told(
      started(),
      because('price'),
      'continue',
      accept('save20'),
      { type: 'failed', failure: 'refused', refusal: 'No.' },
      'continue',
      'close',
    )
    expect(drafts.find(({ type }) => type === 'offer.failed')?.data).toMatchObject({
      offer: 'save20',
      failure: 'refused',
    })
    expect(JSON.stringify(drafts)).not.toContain('No.')
    expect(drafts.at(-1)?.data.offer).toBeUndefined()
  })

  it('raises the alarm of a start once it is known which subscription it is about', () => {
    const alerts = [{ id: 'due', on: 'flow.started' as const, when: { 'subscription.status': 'past_due' } }]
    const subscriptions = [{ status: 'active' as const }, { status: 'past_due' as const }]
    const raised = (subscription: number) =>
      types(
        told(
          started({ config: { alerts }, situation: { subscriptions, subscription: {} } }),
          { type: 'choose', subscription },
          'continue',
        ),
      )
    expect(raised(0)).not.toContain('alert.raised')
    expect(raised(1).slice(-2)).toEqual(['alert.raised', 'flow.step_viewed'])
  })
})
