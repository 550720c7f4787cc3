import type { Preset } from '../../config/schema/presetOf'
import type { Situation } from '../../situation/schema'
import type { Check } from '../audit/check'
import type { Control } from '../audit/screen'

/** A button of a screen as it is drawn, in CSS pixels. */
export type Button = Pick<
  Control,
  'name' | 'tag' | 'width' | 'height' | 'fontSize' | 'fontWeight' | 'textContrast' | 'edgeContrast' | 'isInWindow'
>

/** What axe has found on a screen: the rule, what it is about, and the elements. */
export interface AxeViolation {
  id: string
  impact: string
  help: string
  elements: string[]
}

/** One screen as it was drawn. */
export interface MeasuredScreen {
  heading: string
  /** The presses that led there, in the language of the screen. */
  path: string[]
  buttons: Button[]
  /** What axe has found; undefined where axe-core is not there. */
  violations?: AxeViolation[]
}

/** One customer's flow in one language, scheme and width. */
export interface Run {
  preset: Preset
  language: string
  scheme: 'light' | 'dark'
  width: number
  checks: Check[]
  screens: MeasuredScreen[]
}

/** A screen as a picture. */
export interface Picture {
  says: string
  /** The PNG, base64; the JSON of a report leaves it out. */
  png?: string
  width: number
  height: number
}

/** All that was measured of a config in a browser. */
export interface Measured {
  browser: string
  /** The version of axe-core; undefined where it is not there. */
  axe?: string
  /** Whose flow was drawn, of each preset. */
  customers: { preset: Preset; situation: Situation }[]
  runs: Run[]
  pictures: Picture[]
}
