import { connect } from './connect'
import { type CancelFlow, type CancelFlowOptions, createControls } from './createControls'
import { createPage } from './page'
import { resumeLeft } from './resumeLeft'
import { takeOver } from './takeover/takeOver'

/**
 * A cancel flow on this page: it takes over the triggers, if any are named, and opens on command.
 * Throws on a setting it does not know; everything after that fails open.
 */
export function createCancelFlow(options: CancelFlowOptions): CancelFlow {
  const page = createPage()
  const code = connect(page)
  const load = async () => code
  const controls = createControls(page, takeOver(page, load), load, () => code)
  try {
    controls.init(options)
  } catch (thrown) {
    controls.destroy()
    throw thrown
  }
  resumeLeft(page, load).catch(() => {})
  return controls
}
