import { callNative, native } from '../../base/native'

/** A press that cancels, as it was made. */
export interface Trigger {
  event: Event
  /** The path's first node: the one that was clicked, deep inside the button perhaps. */
  node: Element
  /** The element that the selectors name. */
  element: Element
  /** What the press would send, and by which button. Read now: a button that leaves the page forgets its form. */
  form?: HTMLFormElement | undefined
  submitter?: Submitter | undefined
}

export type Submitter = HTMLButtonElement | HTMLInputElement

/** The press as a trigger, or undefined when it is none of ours. */
export function findTrigger(event: Event, selectors: string): Trigger | undefined {
  const path = event.composedPath().filter((node): node is Element => node instanceof Element)
  const isSubmit = event.type === 'submit'
  const element = path.find(
    (node) => node instanceof HTMLFormElement === isSubmit && callNative(node, 'matches', selectors),
  )
  const node = path[0]
  if (!element || !node || isDisabled(element)) return undefined
  if (isSubmit)
    return {
      event,
      node,
      element,
      form: element as HTMLFormElement,
      submitter: (event as SubmitEvent).submitter as Submitter,
    }
  const { form, type } = element as Submitter
  const submits = form instanceof HTMLFormElement && (type === 'submit' || type === 'image')
  return { event, node, element, ...(submits && { form, submitter: element as Submitter }) }
}

export function isDisabled(element: Element): boolean {
  return callNative(element, 'matches', ':disabled, [aria-disabled="true"]')
}

/** Clicks that open a tab, save or select are the browser's. */
export function isPlain(event: Event): boolean {
  const press = event as MouseEvent
  return !(press.button || press.ctrlKey || press.metaKey || press.shiftKey || press.altKey)
}

/** Whether the browser refuses to send the form as it is filled in; then it has said so. */
export function isRefused({ form, submitter }: Trigger): boolean | undefined {
  if (!form || native(form, 'noValidate') || submitter?.formNoValidate) return false
  return !callNative(form, 'reportValidity')
}
