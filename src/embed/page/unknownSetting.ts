import { settingNames } from '../../base/settingNames'
import { didYouMean, nearestOf } from '../../config/lint/nearest'
import { knownSetting } from './knownSetting'

/** Writes a name as a setting of `init`; the doctor writes it as an attribute. */
const asWritten = (name: string) => name

/** A message about the first name that is no setting, with the name that was probably meant; undefined when we know them all. */
export function unknownSetting(given: string[], where: string, write = asWritten): string | undefined {
  const unknown = given.find((name) => !knownSetting.test(name))
  if (unknown === undefined) return undefined
  const meant = nearestOf(unknown, settingNames)
  const hint = meant ? `Did you mean ${write(meant)}?` : didYouMean(undefined, settingNames.map(write))
  return `${where}: expected settings, got ${write(unknown)}; "${unknown}" is no setting. ${hint}`
}
