import type { Problem } from '../../../src/index'
import { find, show } from './find'
import { countProblems, problemList } from './problemList'

/** The list below the editor; nothing is touched while it stays the same, so that nothing is read out twice. */
export function showProblems(problems: Problem[]): void {
  const list = show(problemList(problems))
  if (list === shown) return
  shown = list
  find('#problems').innerHTML = list
  find('#problem-count').textContent = countProblems(problems)
}

let shown: string | undefined
