import { h, render } from 'preact'
import { ConfigError } from '../config/parseConfig'
import type { Problem } from '../config/problem'
import { createDialog } from '../ui/Dialog'
import type { Texts } from '../ui/languages/en'
import { ProblemsScreen } from '../ui/ProblemsScreen'
import { applyTheme } from '../ui/theme'
import type { Opening, Session } from './flowCode'
import type { Page, Result } from './page'

export interface ProblemsOptions {
  page: Page
  opening: Opening
  problems: Problem[]
  texts: Texts
}

/** Test mode shows what is wrong with the config; live mode throws it, and so steps aside. */
export function showProblems({ page, opening, problems, texts }: ProblemsOptions): Session {
  if (page.settings.mode !== 'test') throw new ConfigError(problems)
  let resolve: (result: Result) => void
  const ended = new Promise<Result>((done) => {
    resolve = done
  })
  const { nonce, triggers } = page.settings
  const close = () => {
    dialog.close()
    opening.onClosed()
    resolve({ outcome: 'failed', answers: {}, sessionId: '' })
  }
  const dialog = createDialog({ nonce, onClose: close, triggers })
  const onCancel = () => {
    const leave = opening.findLeave()
    close()
    leave?.()
  }
  applyTheme(dialog.element)
  dialog.element.dataset.step = 'error'
  render(h(ProblemsScreen, { problems, texts, onCancel, onClose: close }), dialog.element)
  dialog.open()
  return { ended, close }
}
