export { CancelFlow, type CancelFlowProps } from './react/CancelFlow'
export type { CancelFlowActions } from './react/createBinding'
export { useCancelFlow } from './react/useCancelFlow'
