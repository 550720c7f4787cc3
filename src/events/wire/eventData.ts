import type * as z from 'zod/mini'
import type { eventData } from './eventSchema'

/** The data of each type of event, by the type's name. */
export type EventData = { [Type in keyof typeof eventData]: z.infer<(typeof eventData)[Type]> }
