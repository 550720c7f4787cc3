import type { Problem } from '../../config/check/problem'
import { createDialog } from '../../ui/dialog/Dialog'
import { themeStyle } from '../../ui/dialog/theme'
import { ProblemsScreen } from '../../ui/later/ProblemsScreen'
import styles from '../../ui/later/problems.css?inline'
import type { Opening, Session } from '../flowCode'
import type { Page } from '../page/page'
import type { Result } from '../page/result'
import { createHost } from './createHost'
import { pageLook } from './pageLook'

/** What the problems are shown with. */
export interface ProblemsOptions {
  page: Page
  opening: Opening
  problems: Problem[]
}

/** Shows what is wrong with the config in a dialog of its own, in place of the flow. Only test mode does so. */
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
  dialog.addStyles(styles)
  const onCancel = () => {
    close()
    opening.leave()
  }
  const screen = <ProblemsScreen problems={problems} onCancel={onCancel} onClose={close} />
  dialog.draw({
    name: 'problems',
    step: 'error',
    look: { style: themeStyle({}, pageLook(opening.pressed, page.settings.triggers)) },
    screen,
  })
  try {
    dialog.open()
  } catch (cause) {
    dialog.close()
    throw cause
  }
  return { ended, close }
}
