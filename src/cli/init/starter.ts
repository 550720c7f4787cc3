import type { Config } from '../../config/schema/schema'

/** A config to begin with. JSON has no comments: they are kept beside it, and written to a page of their own. */
export interface Starter {
  /** Who it is for, in one line. */
  about: string
  config: Config
  /** What a part of the config is for and when to change it, by path. */
  notes: Record<string, string>
  /** What stands for the merchant's own and has to be put right before anyone sees it, by path. */
  yours: Record<string, string>
}
