import { afterEach, expect, it, vi } from 'vitest'
import { createPage } from '../../../../src/embed/page/page'
import { mountApi } from '../../../../src/embed/screen/mountApi'
import type { Action, Flow } from '../../../../src/flow/flow'

afterEach(() => void vi.restoreAllMocks())

const flow = {
  config: { survey: { reasons: [] } },
  situation: { customer: { id: '7' } },
  answers: {},
  reasons: [],
  picks: { card: 'picked' },
  results: { step: 'done' },
  merchantStep: { id: 'step', data: { list: [1] } },
} as unknown as Flow

function apiFor(offer?: string) {
  const acted: Action[] = []
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const now = offer ? ({ ...flow, offers: [], decision: { offers: [] } } as unknown as Flow) : flow
  return { acted, api: mountApi(createPage(), now, { name: 'step', offer }, (action) => acted.push(action)) }
}

it('tells of the flow as it stands, with a copy of the data', () => {
  const { api } = apiFor()
  expect(api).toMatchObject({
    data: { list: [1] },
    customer: { id: '7' },
    subscription: {},
    locale: 'en',
    result: 'done',
  })
  ;(api.data.list as number[]).push(2)
  expect(flow.merchantStep).toMatchObject({ data: { list: [1] } })
})

it('makes the moves of a step, and takes no offer', () => {
  const { api, acted } = apiFor()
  api.next({ seats: 2 })
  api.back()
  api.cancel()
  api.accept('x')
  expect(acted).toEqual([{ type: 'continue', result: { seats: 2 } }, { type: 'back' }, { type: 'cancel' }])
})

it('drops a result that is no plain JSON, and says so', () => {
  const { api, acted } = apiFor()
  api.next(() => {})
  expect(acted).toEqual([{ type: 'continue', result: undefined }])
  expect(console.warn).toHaveBeenCalledTimes(1)
})
