import { useEffect, useState } from 'react'
import type { CancelFlowOptions } from '../embed/createControls'
import { type CancelFlowActions, createBinding } from './createBinding'

/** A cancel flow for as long as the component is mounted. Options may change with every render; what comes back never does. */
export function useCancelFlow(options: CancelFlowOptions): CancelFlowActions {
  const [{ actions, update, destroy }] = useState(createBinding)
  // In this order: StrictMode takes both back and runs them again, and the second run starts anew.
  useEffect(() => update(options))
  useEffect(() => destroy, [destroy])
  return actions
}
