import { callNative, native } from '../../base/native'

/** A press of the page's own cancel, as it was made. */
export interface Trigger {
  event: Event
  /** The first node of the event's path: the one that was clicked, perhaps deep inside the button. */
  node: Element
  /** The element of the path that the selectors match. */
  element: Element
  /** The form that the press would send. It is read at the press, because a button that leaves the page forgets its form. */
  form?: HTMLFormElement | undefined
  /** The button that would send it. */
  submitter?: Submitter | undefined
}

/** A control that can submit a form. */
export type Submitter = HTMLButtonElement | HTMLInputElement

/** What the event pressed, where `selectors` match it and it is not disabled. Throws where `selectors` are no selectors. */
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
  // The button of a component library has a form and a type, too, but no form can be sent by it.
  const submitter = callNative(element, 'matches', 'button,input') ? (element as Submitter) : undefined
  return { event, node, element, ...(submits && { form, submitter }) }
}

/** Whether a press on the element means nothing, since it or the fieldset around it is disabled. */
export function isDisabled(element: Element): boolean {
  return callNative(element, 'matches', ':disabled, [aria-disabled="true"]')
}

/** Whether a click has no modifier and no other button: clicks that open a tab, save or select belong to the browser. */
export function isPlain(event: Event): boolean {
  const press = event as MouseEvent
  return !(press.button || press.ctrlKey || press.metaKey || press.shiftKey || press.altKey)
}

/** Whether the browser refuses to send the form as it is filled in; asking makes it say so to the customer. */
export function isRefused({ form, submitter }: Trigger): boolean | undefined {
  if (!form || native(form, 'noValidate') || submitter?.formNoValidate) return false
  return !callNative(form, 'reportValidity')
}
