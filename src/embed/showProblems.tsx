import { describeProblem } from '../config/parseConfig'
import type { Problem } from '../config/problem'
import { createDialog } from '../ui/Dialog'
import { ProblemsScreen } from '../ui/ProblemsScreen'
import { themeStyle } from '../ui/theme'
import { createHost } from './createHost'
import type { Opening, Session } from './flowCode'
import type { Page, Result } from './page'

export interface ProblemsOptions {
  page: Page
  opening: Opening
  problems: Problem[]
}

/** What is wrong with the config, on the page: test mode's way. */
export function showProblems({ page, opening, problems }: ProblemsOptions): Session {
  let resolve: (result: Result) => void
  const ended = new Promise<Result>((done) => {
    resolve = done
  })
  const close = () => {
    dialog.close()
    opening.onClosed()
    resolve({ outcome: 'failed', answers: {}, sessionId: '' })
  }
  const host = createHost()
  const dialog = createDialog(host, page.settings, close)
  const onCancel = () => {
    close()
    opening.leave()
  }
  const screen = <ProblemsScreen problems={problems.map(describeProblem)} onCancel={onCancel} onClose={close} />
  dialog.draw({ name: 'problems', step: 'error', look: { style: themeStyle() }, screen })
  try {
    dialog.open()
  } catch (cause) {
    dialog.close()
    throw cause
  }
  return { ended, close }
}
