import { isDisabled, type Submitter, type Trigger } from './trigger'

/** The way to the host's own action, or undefined when the page has none left. Run it inside the confirming gesture. */
export function findReplay(trigger: Trigger | undefined, selectors: string | undefined): (() => void) | undefined {
  const { node, element, form, submitter } = trigger ?? {}
  if (element && isUsable(element)) return () => press(node && isUsable(node) ? node : element, trigger)
  // Without selectors: a name that no element has.
  const twin = [...document.querySelectorAll(selectors || '_')].find(isUsable)
  if (twin) return () => press(twin)
  const link = element?.closest<HTMLAnchorElement>('a[href]')
  // A link keeps its target and download when it is clicked outside the document.
  if (link) return () => link.click()
  return form && (() => submitRemoved(form, submitter))
}

function isUsable(element: Element): boolean {
  return element.isConnected && !isDisabled(element)
}

function press(element: Element, { event, submitter }: Partial<Trigger> = {}): void {
  if (element instanceof HTMLFormElement) {
    element.requestSubmit(submitter?.form === element ? submitter : null)
    return
  }
  // The first event is its own pattern: same place, same modifiers, across shadow roots. Handlers on children run too.
  const like = event instanceof MouseEvent ? event : { bubbles: true, cancelable: true, composed: true }
  element.dispatchEvent(new MouseEvent('click', like))
}

/** What was taken out of the page still holds its fields; put back for this one task, it is sent as it was. */
function submitRemoved(form: HTMLFormElement, submitter: Submitter | undefined): void {
  const isGone = !form.isConnected
  const isLoose = submitter && submitter.form !== form
  if (isGone) document.documentElement.append(form)
  if (isLoose) form.append(submitter)
  form.requestSubmit(submitter)
  if (isLoose) submitter.remove()
  if (isGone) form.remove()
}
