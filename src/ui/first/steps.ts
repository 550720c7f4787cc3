import type { ComponentChildren } from 'preact'
import type { Step } from '../../flow/flow'
import type { View } from './view'

/** What draws each step. */
export type Steps = { [S in Step]?: (view: View) => ComponentChildren }
