export { type ActionsOptions, performActions } from './server/actions/performActions'
export type { Action, ActionReceipt, Performer, Performers } from './server/actions/performer'
export { Refused } from './server/actions/refused'
export type { Accept } from './server/admit/accepting'
export type { RateLimit } from './server/admit/rateLimit'
export { signTicket, type TicketOptions } from './server/admit/signTicket'
export type { TeamSettings } from './server/admit/teamDoor'
export type { TicketSettings } from './server/admit/vouch'
export type { Alert, AlertFacts, AlertOffer } from './server/alerts/alert'
export type { FailingBuild, FailureAlarm } from './server/alerts/failureAlarm'
export { type AlertOptions, type AlertSender, sendAlerts } from './server/alerts/sendAlerts'
export { slackMessage } from './server/alerts/slackMessage'
export {
  type BillingChange,
  type FollowedChange,
  type FollowOptions,
  followBilling,
} from './server/billing/followBilling'
export { ClaimError, type ClaimProblem } from './server/claims/claimError'
export type { CurrentHistory, KeptOfferRecord } from './server/claims/currentHistory'
export type { Grant, Release, Seen } from './server/claims/grant'
export { type GrantStore, keepGrants } from './server/claims/keepGrants'
export type { Claim } from './server/claims/readClaim'
export type { Secret } from './server/claims/secrets'
export {
  type SignedSituation,
  type SignOptions,
  type SituationFacts,
  signSituation,
} from './server/claims/signSituation'
export { type VerifiedClaim, type VerifyClaimOptions, verifyClaim } from './server/claims/verifyClaim'
export { verifySituation } from './server/claims/verifySituation'
export { type ClickHouseOptions, clickHouse } from './server/forward/clickHouse'
export { type EventBridgeOptions, eventBridge } from './server/forward/eventBridge'
export { type FailedEvent, ForwardError } from './server/forward/forwardError'
export { forwardEvents } from './server/forward/forwardEvents'
export type {
  Ask,
  Failure,
  ForwardedEvent,
  Forwarder,
  ForwardRequest,
  RecordName,
  Verdict,
} from './server/forward/forwarder'
export { type ForwardStoredOptions, forwardStored } from './server/forward/forwardStored'
export { type HubSpotOptions, hubSpot } from './server/forward/hubSpot'
export { kafkaRest } from './server/forward/kafkaRest'
export type { ForwardOptions } from './server/forward/sendOptions'
export { type AwsCredentials, type SignAwsOptions, signAws } from './server/forward/signAws'
export { type SignedWebhookOptions, signedWebhook } from './server/forward/signedWebhook'
export { type SlackOptions, slack } from './server/forward/slack'
export { type SlackWebhookOptions, slackWebhook } from './server/forward/slackWebhook'
export { type SnowplowOptions, snowplow } from './server/forward/snowplow'
export { type Erased, eraseEvents, type PruneOptions, pruneEvents } from './server/personal/eraseEvents'
export type { EventSelection } from './server/personal/eventsOf'
export { type ExportedEvent, exportEvents } from './server/personal/exportEvents'
export type { Receipt } from './server/receipts/receiptOf'
export { type ReceiptWebhookOptions, receiptWebhook } from './server/receipts/receiptWebhook'
export type { ReceivedEvent } from './server/receive/checkEvent'
export type { Query } from './server/receive/query'
export { receiveEvents } from './server/receive/receiveEvents'
export type { ReceiverOptions } from './server/receive/receiverOptions'
export { type Migrated, migrateEvents } from './server/sessions/migrateEvents'
export { readSessions, type SessionPage } from './server/sessions/readSessions'
export type { SessionSelection } from './server/sessions/sessionSelection'
export { readSituation } from './situation/readSituation'
