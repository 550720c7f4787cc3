/**
 * The elements of a page as their prototypes have them: a form may have a field named `matches`, and an image named
 * `querySelector` stands before the document's own.
 */

/** Calls a method of the prototype on an element. */
export function call<Self, Args extends unknown[], Result>(
  method: (this: Self, ...args: Args) => Result,
  element: Self,
  ...args: Args
): Result {
  return Reflect.apply(method, element, args)
}

/** A property of the prototype, as the element has it. */
export function read<Prototype extends object, Name extends keyof Prototype>(
  prototype: Prototype,
  name: Name,
  element: object,
): Prototype[Name] {
  return Reflect.get(prototype, name, element)
}

export function matches(element: Element, selectors: string): boolean {
  return call(Element.prototype.matches, element, selectors)
}

export function isConnected(node: Node): boolean {
  return read(Node.prototype, 'isConnected', node)
}

export function queryAll(selectors: string): Element[] {
  return [...call(Document.prototype.querySelectorAll, document, selectors)]
}
