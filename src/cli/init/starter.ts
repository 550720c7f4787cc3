import type { Config } from '../../config/schema/schema'

/** A config to begin with. JSON has no comments, so they are kept beside it and written to a page of their own. */
export interface Starter {
  /** For whom this starter is, in one line. */
  about: string
  config: Config
  /** What each part of the config is for and when to change it, by path. */
  notes: Record<string, string>
  /** What a merchant has to replace before anyone sees it, by path. */
  yours: Record<string, string>
}
