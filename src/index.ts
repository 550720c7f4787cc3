export { checkConfig } from './config/check/checkConfig'
export { ConfigError } from './config/check/configError'
export { parseConfig } from './config/check/parseConfig'
export type { Problem } from './config/check/problem'
export { type ConfigJson, defineConfig } from './config/defineConfig'
export type { Condition, Config, Offer, OfferType, Reason, Rule, Theme } from './config/schema/schema'
export { decide } from './decide/decide'
export type { Decision, TraceEntry } from './decide/decision'
export type {
  CancelChoice,
  Choices,
  CreditChoice,
  CustomChoice,
  DiscountChoice,
  PauseChoice,
  PlanChangeChoice,
  TrialExtensionChoice,
} from './decide/offer/choices'
export type { FairwellCommand } from './embed/command'
export { createCancelFlow } from './embed/createCancelFlow'
export type { CancelFlow, CancelFlowOptions } from './embed/createControls'
export type { Handler, HandlerAnswer, Handlers, SessionInfo } from './embed/page/handler'
export type { Settings } from './embed/page/page'
export type { Result } from './embed/page/result'
export type { EventData } from './events/wire/eventData'
export type { AnyFlowEvent, FlowEventOf } from './events/wire/eventOf'
export type { CloudEvent, FlowEvent, FlowEventType } from './events/wire/flowEvent'
export type { Choice } from './flow/choice'
export type { Outcome, Receipt } from './flow/flow'
export { checkSituation } from './situation/checkSituation'
export { readSituation } from './situation/readSituation'
export type { Customer, OfferRecord, Situation, Subscription } from './situation/schema'
