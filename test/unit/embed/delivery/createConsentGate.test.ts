import { expect, it } from 'vitest'
import { createConsentGate } from '../../../../src/embed/delivery/createConsentGate'
import { createPage } from '../../../../src/embed/page/page'
import type { CloudEvent } from '../../../../src/events/wire/flowEvent'

type Consent = 'pending' | 'granted' | 'refused'

function createGate(consent?: Consent) {
  const page = createPage()
  if (consent) page.settings.consent = consent
  const gate = createConsentGate(page)
  return { gate, set: (given: Consent) => Object.assign(page.settings, { consent: given }) }
}

const event = (id: string) => ({ id, data: { note: 'a' } }) as unknown as CloudEvent

it('is open by default, and as the setting is by now', () => {
  const { gate, set } = createGate()
  expect(gate.isOpen()).toBe(true)
  set('pending')
  expect(gate.isOpen()).toBe(false)
  set('granted')
  expect(gate.isOpen()).toBe(true)
})

it('holds copies in their order, and hands them out once', () => {
  const { gate } = createGate('pending')
  const first = event('1')
  gate.hold(first)
  gate.hold(event('2'))
  first.data.note = 'bent'
  expect(gate.held().map(({ id, data }) => [id, data.note])).toEqual([
    ['1', 'a'],
    ['2', 'a'],
  ])
  expect(gate.release()?.length).toBe(2)
  expect(gate.release()).toBeUndefined()
  expect(gate.held()).toEqual([])
})

it('forgets what comes after a refusal', () => {
  const { gate } = createGate('refused')
  gate.hold(event('1'))
  expect(gate.release()).toBeUndefined()
})

it('remembers that something was to be sent, if nothing was recorded', () => {
  const { gate } = createGate('pending')
  expect(gate.release()).toBeUndefined()
  gate.hold()
  expect(gate.release()).toEqual([])
})
