import { connect } from './connect'
import { type CancelFlow, type CancelFlowOptions, createControls } from './createControls'
import { resumeLeft } from './delivery/resumeLeft'
import { createPage } from './page/page'
import { unknownSetting } from './page/unknownSetting'
import { takeOver } from './takeover/takeOver'

/**
 * A cancel flow on this page: it takes over the triggers, if any are named, and opens on command.
 * Throws where there is no page, and on a setting it does not know; everything after that fails open.
 */
export function createCancelFlow(options: CancelFlowOptions): CancelFlow {
  checkEnvironment()
  checkSettings(options)
  const page = createPage()
  const code = connect(page)
  const load = async () => code
  const controls = createControls({ page, takeOver: takeOver(page, load), loadFlow: load, loadedFlow: () => code })
  try {
    controls.init(options)
  } catch (thrown) {
    controls.destroy()
    throw thrown
  }
  resumeLeft(page, load).catch(() => {})
  return {
    ...controls,
    init(changed) {
      checkSettings(changed)
      controls.init(changed)
    },
  }
}

function checkEnvironment(): void {
  if (typeof document !== 'undefined') return
  throw new Error(
    '[fairwell] createCancelFlow: expected a page, got none: there is no document here, as on a server. No flow was made; ' +
      'call it in the browser.',
  )
}

function checkSettings(options: CancelFlowOptions): void {
  const problem = unknownSetting(Object.keys(options ?? {}), 'createCancelFlow')
  if (problem) throw new Error(`[fairwell] ${problem} Nothing was set.`)
}
