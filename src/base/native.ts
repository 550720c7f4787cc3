/**
 * A property of an element or a document, read from its prototype (law: a guest). The page can hide the object's own one: a
 * form may have a field named `matches`, and an image named `querySelector` hides the document's method. What no prototype has is the
 * object's own: an emulated window has its methods so.
 */
export function native<Self extends object, Name extends keyof Self>(self: Self, name: Name): Self[Name] {
  const prototype = Object.getPrototypeOf(self)
  return Reflect.get(name in prototype ? prototype : self, name, self)
}

/** Calls a method as the prototype has it, on the object itself. See native. */
export function callNative<Self extends object, Name extends keyof Self>(
  self: Self,
  name: Name,
  ...args: Self[Name] extends (...args: infer Args) => unknown ? Args : never
): Self[Name] extends (...args: never[]) => infer Result ? Result : never {
  return Reflect.apply(native(self, name) as () => never, self, args)
}
