import type { ComponentChildren } from 'preact'
import type { Step } from '../../flow/flow'
import type { View } from './view'

/** Functions that draw the steps, as many as are loaded. */
export type Steps = { [S in Step]?: (view: View) => ComponentChildren }
