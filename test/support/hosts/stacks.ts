import { frameworks } from './frameworks'
import { modals } from './modals'
import { natives } from './natives'
import type { Stack } from './stack'

/** Every stack that fairwell is run on, in the order of docs/hosts.md. */
export const stacks: Stack[] = [...frameworks, ...modals, ...natives]
