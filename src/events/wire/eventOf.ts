import type { EventData } from './eventData'
import type { FlowEvent, FlowEventType } from './flowEvent'

/** A FlowEvent of one type, with that type's own fields as its `data`. */
export interface FlowEventOf<Type extends FlowEventType> extends FlowEvent {
  type: Type
  data: EventData[Type]
}

/** A FlowEvent of any type: where `type` is known, so is `data`. */
export type AnyFlowEvent = { [Type in FlowEventType]: FlowEventOf<Type> }[FlowEventType]
