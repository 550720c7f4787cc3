import { createElement, type ReactElement, type ReactNode, useId } from 'react'
import type { CancelFlowOptions } from '../embed/createControls'
import { useCancelFlow } from './useCancelFlow'

/** Everything `createCancelFlow` takes. */
export interface CancelFlowProps extends CancelFlowOptions {
  /** What cancels: a button, a link or a form. Its own doing is the host's own cancel. */
  children?: ReactNode
}

/** A cancel flow for as long as it is mounted; what it wraps, and what `triggers` names, opens it. */
export function CancelFlow({ children, ...options }: CancelFlowProps): ReactElement | null {
  const id = useId()
  const wrapped = children ? `[data-cancel-flow="${id}"] > *` : undefined
  const triggers = [options.triggers, wrapped].filter((selectors) => selectors !== undefined).join()
  useCancelFlow(triggers ? { ...options, triggers } : options)
  if (!children) return null
  return createElement('span', { 'data-cancel-flow': id, style: { display: 'contents' } }, children)
}
