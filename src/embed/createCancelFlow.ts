import { connect } from './connect'
import { type CancelFlow, type CancelFlowOptions, createControls } from './createControls'
import { resumeLeft } from './delivery/resumeLeft'
import { createPage } from './page/page'
import { unknownSetting } from './page/unknownSetting'
import { takeOver } from './takeover/takeOver'

/**
 * Makes a cancel flow on this page: it takes over the triggers, if any are named, and opens on `open()`.
 * Throws an Error where there is no document, and on a setting that it does not know. After that nothing throws: where the flow
 * cannot open, the page's own cancel runs (law: the customer's word).
 */
export function createCancelFlow(options: CancelFlowOptions): CancelFlow {
  checkEnvironment()
  checkSettings(options)
  const page = createPage()
  const code = connect(page)
  page.code = code
  const loadCode = async () => code
  const controls = createControls({ page, takeOver: takeOver(page, loadCode), loadCode })
  try {
    controls.init(options)
  } catch (thrown) {
    controls.destroy()
    throw thrown
  }
  resumeLeft(page, loadCode).catch(() => {})
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
