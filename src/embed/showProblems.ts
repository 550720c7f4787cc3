import { describeProblem } from '../config/parseConfig'
import type { Problem } from '../config/problem'
import { createDialog } from '../ui/Dialog'
import { ProblemsScreen } from '../ui/ProblemsScreen'
import { applyTheme } from '../ui/theme'
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
  const dialog = createDialog(page.settings, close)
  const onCancel = () => {
    const leave = opening.findLeave()
    close()
    leave?.()
  }
  applyTheme(dialog.element)
  dialog.element.dataset.step = 'error'
  dialog.element.append(ProblemsScreen({ problems: problems.map(describeProblem), onCancel, onClose: close }))
  try {
    dialog.open()
  } catch (cause) {
    dialog.close()
    throw cause
  }
  return { ended, close }
}
