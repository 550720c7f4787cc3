import { didYouMean, nearestOf } from '../../config/lint/nearest'
import { knownSetting } from './knownSetting'

const asWritten = (name: string) => name

/** What is wrong with the first name that is no setting, in words; undefined when we know them all. */
export function unknownSetting(given: string[], where: string, write = asWritten): string | undefined {
  const unknown = given.find((name) => !knownSetting.test(name))
  if (unknown === undefined) return undefined
  const meant = nearestOf(unknown, settingNames)
  const hint = meant ? `Did you mean ${write(meant)}?` : didYouMean(undefined, settingNames.map(write))
  return `${where}: expected settings, got ${write(unknown)}; "${unknown}" is no setting. ${hint}`
}

/** In words, for hints; a test holds them against the type. */
export const settingNames = (
  'config endpoint triggers actions customer subscription subscriptions history token locale nonce mode consent preload ' +
  'timeout theme fairness container sinks handlers mounts on onDrop onConfigError onStorageError'
).split(' ')
