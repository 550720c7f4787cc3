import { isDisabled, type Trigger } from './trigger'

/** The way to the host's own action, or undefined when the page has none left. Run it inside the confirming gesture. */
export function findReplay(trigger: Trigger | undefined, selectors: string | undefined): (() => void) | undefined {
  const connected = [trigger?.node, trigger?.element].find((element) => element && isUsable(element))
  if (trigger && connected && isUsable(trigger.element)) return () => press(connected, trigger)
  const twin = selectors ? [...document.querySelectorAll(selectors)].find(isUsable) : undefined
  if (twin) return () => press(twin)
  const link = trigger?.element.closest<HTMLAnchorElement>('a[href]')
  // A link keeps its target and download when it is clicked outside the document.
  if (link) return () => link.click()
  return trigger && submitDetached(trigger)
}

function isUsable(element: Element): boolean {
  return element.isConnected && !isDisabled(element)
}

function press(element: Element, trigger?: Trigger): void {
  if (element instanceof HTMLFormElement) {
    submit(element, trigger?.submitter)
    return
  }
  // The first event is its own pattern: same place, same modifiers, across shadow roots. Handlers on children run too.
  const { event } = trigger ?? {}
  const like = event instanceof MouseEvent ? event : { bubbles: true, cancelable: true, composed: true }
  element.dispatchEvent(new MouseEvent('click', like))
}

function submit(form: HTMLFormElement, submitter: HTMLElement | null = null): void {
  form.requestSubmit(submitter && (submitter as HTMLButtonElement).form === form ? submitter : null)
}

/** A form that was taken out of the page still holds its fields; put back for this one task, it is sent as it was. */
function submitDetached({ element, submitter }: Trigger): (() => void) | undefined {
  const button = submitter ?? (element as HTMLElement)
  const form = element instanceof HTMLFormElement ? element : (element as HTMLButtonElement).form
  if (!form) return undefined
  return () => {
    const isGone = !form.isConnected
    if (isGone) document.documentElement.append(form)
    submit(form, button)
    if (isGone) form.remove()
  }
}
