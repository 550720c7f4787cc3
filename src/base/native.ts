/**
 * A property of an element or a document as its kind has it: a form may have a field named `matches`, an image named
 * `querySelector` stands before the document's own, and either may have been given one by the page.
 */
export function native<Self extends object, Name extends keyof Self>(self: Self, name: Name): Self[Name] {
  return Reflect.get(Object.getPrototypeOf(self), name, self)
}

/** Calls a method as its kind has it. */
export function callNative<Self extends object, Name extends keyof Self>(
  self: Self,
  name: Name,
  ...args: Self[Name] extends (...args: infer Args) => unknown ? Args : never
): Self[Name] extends (...args: never[]) => infer Result ? Result : never {
  return Reflect.apply(native(self, name) as () => never, self, args)
}
