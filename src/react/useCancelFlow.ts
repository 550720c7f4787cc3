import { useEffect, useState } from 'react'
import type { CancelFlowOptions } from '../embed/createControls'
import { type CancelFlowActions, createBinding } from './createBinding'

/**
 * A cancel flow that exists while the component is mounted. Options may change at every render; the result is always the same
 * object.
 */
export function useCancelFlow(options: CancelFlowOptions): CancelFlowActions {
  const [{ actions, update, destroy }] = useState(createBinding)
  // The order matters: StrictMode runs both effects, cleans up and runs them again; the second run must make a new flow.
  useEffect(() => update(options))
  useEffect(() => destroy, [destroy])
  return actions
}
