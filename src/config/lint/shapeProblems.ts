import { checkShape } from '../check/checkShape'
import type { Problem } from '../check/problem'
import { readConfig } from '../check/readConfig'
import { configShape } from '../schema/shape'
import { sayForbidden } from './forbiddenKeys'
import { meantWord } from './meantWord'
import { renameSlips } from './renameSlips'

/**
 * All errors in the shape of a config, causes first. A misspelled key is corrected before the rest is checked, so that it
 * causes no further errors. Of a config with another version nothing but the version is checked.
 */
export function shapeProblems(input: unknown): Problem[] {
  const version = checkShape(input, configShape).filter(({ path }) => path === 'version')
  if (version.length && isOtherVersion(input)) return version.map((problem) => ({ ...problem, mend: otherVersion }))
  const { value, problems: slips, written } = renameSlips(input, configShape)
  const rest = (readConfig(value).problems ?? []).filter(({ path }) => path !== 'version')
  const asWritten = rest.map((problem) => ({ ...problem, path: written.reduce(rewrite, problem.path) }))
  return [...version, ...slips, ...asWritten].map((problem) => meantWord(sayForbidden(problem), value))
}

const otherVersion = 'This fairwell reads version 1; nothing else was checked.'

/** Whether the config is of another version. A text such as `"1"`, or no version at all, is a mistake in one of ours. */
function isOtherVersion(input: unknown): boolean {
  const { version } = Object(input)
  return typeof version === 'number' && version !== 1
}

function rewrite(path: string, [meant, written]: [string, string]): string {
  const isUnder = path === meant || path.startsWith(`${meant}.`) || path.startsWith(`${meant}[`)
  return isUnder ? written + path.slice(meant.length) : path
}
