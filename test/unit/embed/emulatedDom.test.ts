// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'
import { createCancelFlow } from '../../../src/index'

// A merchant's own unit tests import us into a DOM that is no browser's. Its window has no prototype of its own, and its
// documents lack what the dialog needs.

it('throws nothing where a DOM is only emulated, says what is missing, and leaves the page its own cancel', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const own = vi.fn()
  document.body.innerHTML = '<button id="cancel">Cancel</button>'
  document.querySelector('#cancel')?.addEventListener('click', own)
  const config = { version: 1 as const, id: 'main', survey: { reasons: [{ id: 'unused' }] } }
  const flow = createCancelFlow({ config, triggers: '#cancel' })
  document.querySelector<HTMLElement>('#cancel')?.click()
  await vi.waitFor(() => expect(own).toHaveBeenCalledOnce())
  expect(warn.mock.calls.join()).toContain('the page keeps its own cancel')
  flow.destroy()
})
