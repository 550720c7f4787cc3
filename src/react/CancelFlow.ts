import { createElement, type ReactElement, type ReactNode, useId } from 'react'
import type { CancelFlowOptions } from '../embed/createControls'
import { useCancelFlow } from './useCancelFlow'

/** All options of createCancelFlow, and what opens the flow. */
export interface CancelFlowProps extends CancelFlowOptions {
  /** A button, link or form that cancels. What it does by itself is the page's own cancel. */
  children?: ReactNode
}

/**
 * A cancel flow that exists while the component is mounted. The element that it wraps opens it, and so does what `triggers`
 * names.
 */
export function CancelFlow({ children, ...options }: CancelFlowProps): ReactElement | null {
  const id = useId()
  const wrapped = children ? `[data-cancel-flow="${id}"] > *` : undefined
  const triggers = [options.triggers, wrapped].filter((selectors) => selectors !== undefined).join()
  useCancelFlow(triggers ? { ...options, triggers } : options)
  if (!children) return null
  return createElement('span', { 'data-cancel-flow': id, style: { display: 'contents' } }, children)
}
