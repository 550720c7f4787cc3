import type { Problem } from '../../../src/index'
import { find, show } from './find'
import { countProblems, problemList } from './problemList'

/** Shows the list below the editor. It touches nothing where the list is the same, so that no screen reader reads it out twice. */
export function showProblems(problems: Problem[]): void {
  const list = show(problemList(problems))
  if (list === shown) return
  shown = list
  find('#problems').innerHTML = list
  find('#problem-count').textContent = countProblems(problems)
}

let shown: string | undefined
